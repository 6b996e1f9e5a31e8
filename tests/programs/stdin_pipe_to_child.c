#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The parent reads lines from the terminal, the child counts them. */
int main(void)
{
    int fd[2];
    char line[100];

    pipe(fd);
    if (fork() == 0) {
        FILE *in;
        int lines = 0;
        size_t longest = 0;
        close(fd[1]);
        in = fdopen(fd[0], "r");
        while (fgets(line, sizeof line, in)) {
            lines++;
            if (strlen(line) > longest)
                longest = strlen(line);
        }
        printf("child: %d lines, longest %zu\n", lines, longest - 1);
        exit(0);
    }
    close(fd[0]);
    while (fgets(line, sizeof line, stdin) != NULL)
        write(fd[1], line, strlen(line));
    close(fd[1]);
    wait(NULL);
    return 0;
}
