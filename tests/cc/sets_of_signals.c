#include <signal.h>
#include <stdio.h>

int main(void)
{
    sigset_t s;
    sigemptyset(&s);
    sigaddset(&s, SIGINT);
    sigaddset(&s, SIGCHLD);
    printf("%d %d %d\n", sigismember(&s, SIGINT), sigismember(&s, SIGTERM), sigismember(&s, SIGCHLD));
    sigdelset(&s, SIGINT);
    printf("%d ", sigismember(&s, SIGINT));
    sigfillset(&s);
    printf("%d %d %zu\n", sigismember(&s, SIGKILL), sigaddset(&s, 1000), sizeof s);
    return 0;
}
