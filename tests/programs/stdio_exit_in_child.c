#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(void)
{
    printf("[handler] ");
}

int main(void)
{
    atexit(handler);
    printf("start ");
    switch (fork()) {
    case 0:
        printf("child ");
        exit(0);
    default:
        wait(NULL);
        printf("parent\n");
        exit(0);
    }
}
