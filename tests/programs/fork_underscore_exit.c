#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

static void bye(void)
{
    printf("exit handler\n");
}

int main(void)
{
    atexit(bye);
    if (fork() == 0) {
        printf("lost in a pipe, seen on a terminal\n");
        printf("never seen");
        _exit(3);
    }
    int st;
    wait(&st);
    printf("child ended with %d\n", WEXITSTATUS(st));
    return 0;
}
