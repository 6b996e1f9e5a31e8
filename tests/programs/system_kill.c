#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    int st = system("kill -9 $$");
    if (WIFSIGNALED(st))
        printf("the shell was killed by %d\n", WTERMSIG(st));
    return 0;
}
