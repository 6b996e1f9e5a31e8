#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int st;
    pid_t pid = vfork();
    if (pid == 0) {
        execlp("echo", "echo", "child after vfork", (char *)0);
        _exit(1);
    }
    waitpid(pid, &st, 0);
    printf("parent, status %d\n", WEXITSTATUS(st));
    return 0;
}
