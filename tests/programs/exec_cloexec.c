#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The child program writes to descriptor 9; with FD_CLOEXEC it is gone. */
static void run(int close_on_exec)
{
    int fd[2];
    char buf[32];
    pipe(fd);
    dup2(fd[1], 9);
    close(fd[1]);
    if (close_on_exec)
        fcntl(9, F_SETFD, FD_CLOEXEC);
    if (fork() == 0) {
        close(2);
        execlp("sh", "sh", "-c", "echo inherited >&9", NULL);
        _exit(127);
    }
    close(9);
    ssize_t n = read(fd[0], buf, sizeof buf);
    close(fd[0]);
    wait(NULL);
    printf("cloexec %d: %zd bytes%s%.*s", close_on_exec, n, n > 0 ? ": " : "\n", (int)n, buf);
}

int main(void)
{
    run(0);
    run(1);
    return 0;
}
