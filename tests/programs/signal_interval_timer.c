#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int ticks;

static void tick(int signo)
{
    printf("tick %d (signal %d)\n", ++ticks, signo);
}

int main(void)
{
    struct itimerval every = {{0, 40000}, {0, 20000}}, left;

    signal(SIGALRM, tick);
    setitimer(ITIMER_REAL, &every, NULL);
    if (fork() == 0) {
        getitimer(ITIMER_REAL, &left);
        printf("the child has %ld %ld\n", left.it_value.tv_sec, left.it_value.tv_usec);
        exit(0);
    }
    while (wait(NULL) == -1)
        continue;
    while (ticks < 3)
        pause();
    getitimer(ITIMER_REAL, &left);
    printf("every %ld us\n", left.it_interval.tv_usec);
    alarm(0);
    getitimer(ITIMER_REAL, &left);
    printf("off: %ld %ld\n", left.it_interval.tv_usec, left.it_value.tv_usec);
    every.it_value.tv_usec = 1000000;
    if (setitimer(ITIMER_REAL, &every, NULL) == -1)
        perror("setitimer");
    if (setitimer(7, NULL, NULL) == -1)
        perror("setitimer");
    if (getitimer(ITIMER_REAL, NULL) == -1)
        perror("getitimer");
    ualarm(1000, 0);
    while (ticks < 4)
        ;
    return ticks;
}
