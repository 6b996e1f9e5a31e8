#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int signals[] = {SIGTERM, SIGKILL, SIGINT, SIGHUP, SIGUSR1};
    for (int i = 0; i < 5; i++) {
        int status;
        pid_t pid = fork();
        if (pid == 0)
            for (;;)
                pause();
        kill(pid, signals[i]);
        waitpid(pid, &status, 0);
        printf("%d: %s\n", WTERMSIG(status), strsignal(WTERMSIG(status)));
    }
    return 0;
}
