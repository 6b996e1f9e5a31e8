#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    printf("once or twice? ");
    if (fork() == 0)
        return 0;
    wait(NULL);
    printf("done\n");
    return 0;
}
