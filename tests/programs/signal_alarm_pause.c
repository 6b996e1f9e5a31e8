#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void ring(int s)
{
    write(1, "ring\n", 5);
}

int main(void)
{
    signal(SIGALRM, ring);
    alarm(1);
    printf("waiting\n");
    fflush(stdout);
    pause();
    printf("left %u\n", alarm(0));
    return 0;
}
