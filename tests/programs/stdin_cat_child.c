#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("cat follows\n");
    fflush(stdout);
    if (fork() == 0) {
        execlp("cat", "cat", NULL);
        return 1;
    }
    wait(NULL);
    printf("cat is done\n");
    return 0;
}
