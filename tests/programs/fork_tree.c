#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* A binary tree of processes: each waits for both of its children and returns their number. */
static int grow(int depth)
{
    int total = 1;
    if (depth == 0)
        return total;
    for (int i = 0; i < 2; i++) {
        int status;
        pid_t pid = fork();
        if (pid == 0)
            _exit(grow(depth - 1));
        waitpid(pid, &status, 0);
        total += WEXITSTATUS(status);
    }
    return total;
}

int main(void)
{
    printf("%d processes\n", grow(3));
    return 0;
}
