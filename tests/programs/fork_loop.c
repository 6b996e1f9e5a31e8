#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    int i, status;
    pid_t pids[5];

    for (i = 0; i < 5; i++)
        if ((pids[i] = fork()) == 0)
            exit(i * 10);
    for (i = 4; i >= 0; i--) {
        pid_t done = waitpid(pids[i], &status, 0);
        printf("child %d %s status %d\n", i, done == pids[i] ? "ended with" : "?", WEXITSTATUS(status));
    }
    return 0;
}
