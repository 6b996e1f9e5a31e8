#include <signal.h>
#include <stdio.h>

static volatile sig_atomic_t seen;

static void handler(int signal_number)
{
    seen = signal_number;
}

int main(void)
{
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    printf("%d\n", (int)seen);
    return seen == SIGUSR1;
}
