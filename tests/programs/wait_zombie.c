#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A zombie still has its pid: signal 0 reaches it until somebody waits. */
int main(void)
{
    int fd[2];
    char c;
    pipe(fd);
    pid_t pid = fork();
    if (pid == 0)
        _exit(9);
    close(fd[1]);
    read(fd[0], &c, 1);     /* end of file: the child is gone */
    printf("zombie: kill gives %d\n", kill(pid, 0));
    waitpid(pid, NULL, 0);
    int r = kill(pid, 0);
    printf("reaped: kill gives %d, %s\n", r, errno == ESRCH ? "no such process" : "?");
    return 0;
}
