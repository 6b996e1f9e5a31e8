#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2], status, polls;
    pipe(fd);
    pid_t pid = fork();
    if (pid == 0) {
        char c;
        close(fd[1]);
        read(fd[0], &c, 1);
        return 4;
    }
    polls = waitpid(pid, &status, WNOHANG);
    printf("still running: %d\n", polls);
    write(fd[1], "g", 1);
    polls = waitpid(pid, &status, 0) == pid;
    printf("ended: %d %d\n", polls, WEXITSTATUS(status));
    return 0;
}
