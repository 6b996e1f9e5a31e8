#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

/* Words go out through sort(1); its answer goes straight to our standard output. */
int main(void)
{
    const char *words[] = { "pear", "apple", "orange", "banana", "kiwi", NULL };
    int fd[2], i;

    if (pipe(fd) == -1) { perror("pipe"); exit(EXIT_FAILURE); }
    if (fork() == 0) {
        close(fd[1]);
        dup2(fd[0], STDIN_FILENO);
        close(fd[0]);
        execlp("sort", "sort", (char *) NULL);
        perror("execlp");
        _exit(127);
    }
    close(fd[0]);
    FILE *out = fdopen(fd[1], "w");
    for (i = 0; words[i] != NULL; i++)
        fprintf(out, "%s\n", words[i]);
    fclose(out);
    wait(NULL);
    printf("done\n");
    return 0;
}
