#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAXARGS 16

/* the simplest shell of every systems course */
int main(void)
{
    char line[256];
    char *argv[MAXARGS];

    while (printf("mysh> "), fflush(stdout), fgets(line, sizeof line, stdin)) {
        int argc = 0, status;
        char *tok = strtok(line, " \t\n");
        while (tok && argc < MAXARGS - 1) {
            argv[argc++] = tok;
            tok = strtok(NULL, " \t\n");
        }
        argv[argc] = NULL;
        if (argc == 0)
            continue;
        if (strcmp(argv[0], "exit") == 0)
            break;
        pid_t pid = fork();
        if (pid < 0) {
            perror("fork");
            exit(1);
        }
        if (pid == 0) {
            execvp(argv[0], argv);
            fprintf(stderr, "%s: command not found\n", argv[0]);
            exit(127);
        }
        waitpid(pid, &status, 0);
        if (WEXITSTATUS(status))
            printf("[%d]\n", WEXITSTATUS(status));
    }
    printf("bye\n");
    return 0;
}
