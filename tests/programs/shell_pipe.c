#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void split(char *s, char **argv)
{
    int n = 0;
    for (char *p = strtok(s, " \n"); p; p = strtok(NULL, " \n"))
        argv[n++] = p;
    argv[n] = NULL;
}

/* "left | right" */
int main(void)
{
    char line[200], *left[10], *right[10];

    while (fgets(line, sizeof line, stdin)) {
        int fd[2];
        char *bar = strchr(line, '|');
        if (!bar)
            continue;
        *bar = 0;
        split(line, left);
        split(bar + 1, right);
        pipe(fd);
        if (fork() == 0) {
            dup2(fd[1], 1);
            close(fd[0]);
            close(fd[1]);
            execvp(left[0], left);
            _exit(127);
        }
        if (fork() == 0) {
            dup2(fd[0], 0);
            close(fd[0]);
            close(fd[1]);
            execvp(right[0], right);
            _exit(127);
        }
        close(fd[0]);
        close(fd[1]);
        wait(NULL);
        wait(NULL);
    }
    return 0;
}
