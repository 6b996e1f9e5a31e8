#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    pid_t me = getpid(), pid = fork();

    if (pid == 0) {
        printf("child: fork gave %d, my parent is %s\n", pid, getppid() == me ? "the one that forked" : "somebody else");
        return 0;
    }
    wait(NULL);
    printf("parent: fork gave %s\n", pid > 0 ? "a pid" : "nothing");
    return 0;
}
