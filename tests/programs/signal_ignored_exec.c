#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* An ignored signal stays ignored through exec. */
int main(void)
{
    int st;
    fflush(stdout);
    if (fork() == 0) {
        signal(SIGTERM, SIG_IGN);
        execlp("sh", "sh", "-c", "kill -TERM $$; echo survived", NULL);
        _exit(1);
    }
    wait(&st);
    printf("status %d\n", st);
    return 0;
}
