#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char *argv[] = {"nothing", NULL};
    int status;

    execv("/no/such/program", argv);
    printf("execv: %s\n", strerror(errno));
    execvp("no-such-command-here", argv);
    printf("execvp: %s\n", strerror(errno));
    execl("/tmp", "tmp", NULL);
    printf("execl: %s\n", strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        execlp("no-such-command-here", "x", NULL);
        _exit(127);
    }
    wait(&status);
    printf("child: %d\n", WEXITSTATUS(status));
    return 0;
}
