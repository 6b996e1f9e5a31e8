#include <stdio.h>
#include <sys/select.h>

int main(void)
{
    fd_set s, t;
    FD_ZERO(&s);
    FD_SET(0, &s);
    FD_SET(63, &s);
    FD_SET(64, &s);
    t = s;
    FD_CLR(63, &s);
    for (int fd = 0; fd < 70; fd++)
        if (FD_ISSET(fd, &t))
            printf("%d:%d ", fd, FD_ISSET(fd, &s) != 0);
    printf("%zu %d\n", sizeof s, FD_SETSIZE);
    return 0;
}
