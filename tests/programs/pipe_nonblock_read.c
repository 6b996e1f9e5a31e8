#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd[2], flags;
    char buf[8];

    pipe(fd);
    flags = fcntl(fd[0], F_GETFL, 0);
    fcntl(fd[0], F_SETFL, flags | O_NONBLOCK);
    if (read(fd[0], buf, sizeof buf) == -1)
        perror("read on an empty pipe");
    write(fd[1], "ok", 2);
    printf("%zd bytes\n", read(fd[0], buf, sizeof buf));
    close(fd[1]);
    printf("%zd at the end\n", read(fd[0], buf, sizeof buf));
    return 0;
}
