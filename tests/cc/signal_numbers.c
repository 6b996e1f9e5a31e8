#include <signal.h>
#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d %d %d %d\n", SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2);
    printf("%d %d %d %d %d %d %d\n", SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP);
    printf("%d %d %lx %zu\n", SIG_DFL == (void (*)(int))0, SA_NOCLDSTOP, (unsigned long)SA_RESTART, sizeof(struct sigaction));
    return SIGTERM;
}
