#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    for (int i = 1; i <= 300; i++)
        printf("line number %d of three hundred\n", i);
    printf("tail without end");
    if (fork() == 0)
        exit(0);
    wait(NULL);
    return 0;
}
