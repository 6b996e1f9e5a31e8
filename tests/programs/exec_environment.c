#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char *env[] = {"USER=unknown", "PATH=/tmp", NULL};

    if (fork() == 0)
        execle("/usr/bin/env", "env", (char *)0, env);
    wait(NULL);
    setenv("COLOR", "blue", 1);
    if (fork() == 0)
        execlp("printenv", "printenv", "COLOR", (char *)0);
    wait(NULL);
    return 0;
}
