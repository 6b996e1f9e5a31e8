#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int received;

void handler(int signo)
{
    received = signo;
}

int main(void)
{
    sigset_t mask, old;
    signal(SIGUSR1, handler);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, &old);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        exit(0);
    }
    sigsuspend(&old);
    printf("signal %d from the child\n", received);
    wait(NULL);
    return 0;
}
