#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 3; i >= 1; i--)
        if (fork() == 0) {
            usleep(i * 200000);
            printf("slept %d\n", i);
            exit(0);
        }
    while (wait(NULL) > 0)
        ;
    printf("all awake\n");
    return 0;
}
