#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* printf | sort -r | head -2, wired by a loop */
static char *first[] = {"printf", "b\\na\\nd\\nc\\n", NULL};
static char *second[] = {"sort", "-r", NULL};
static char *third[] = {"head", "-2", NULL};
static char **commands[] = {first, second, third};

int main(void)
{
    int in = 0;

    for (int i = 0; i < 3; i++) {
        int fd[2] = {-1, 1};
        if (i < 2 && pipe(fd) == -1)
            exit(1);
        if (fork() == 0) {
            if (in != 0) {
                dup2(in, 0);
                close(in);
            }
            if (fd[1] != 1) {
                dup2(fd[1], 1);
                close(fd[1]);
                close(fd[0]);
            }
            execvp(commands[i][0], commands[i]);
            perror(commands[i][0]);
            _exit(1);
        }
        if (in != 0)
            close(in);
        if (fd[1] != 1)
            close(fd[1]);
        in = fd[0];
    }
    int status, n = 0;
    while (wait(&status) > 0)
        n += WIFEXITED(status) && WEXITSTATUS(status) == 0;
    printf("%d of 3 ended well\n", n);
    return 0;
}
