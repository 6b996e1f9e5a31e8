#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    setbuf(stdout, NULL);
    if (fork() == 0) {
        sleep(1);
        printf("child after one second\n");
        return 3;
    }
    printf("parent at once\n");
    int st;
    wait(&st);
    printf("child returned %d\n", WEXITSTATUS(st));
    return 0;
}
