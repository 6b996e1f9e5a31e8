/* While the parent makes more children, the first of them has long started. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MORE 8

int main(void)
{
    int i;

    if (fork() == 0) {
        printf("first child\n");
        exit(0);
    }
    for (i = 0; i < MORE; i++)
        if (fork() == 0)
            exit(0);
    printf("parent\n");
    while (wait(NULL) > 0)
        ;
    return 0;
}
