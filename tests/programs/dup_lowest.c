#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>

int main(void)
{
    int a = open("/dev/null", O_RDONLY), b = dup(a), c;
    printf("%d %d\n", a, b);
    close(a);
    c = dup(b);
    printf("%d again\n", c);
    printf("%d %d\n", dup2(b, 10), fcntl(b, F_DUPFD, 7));
    printf("%d\n", dup2(b, b) == b);
    printf("%d\n", dup(99));
    return 0;
}
