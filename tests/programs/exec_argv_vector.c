#include <stdio.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>

int main(void)
{
    char *args[] = {"printf", "%s-%s-%s\\n", "one", "two", "three", NULL};
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        execvp(args[0], args);
        perror("execvp");
        return 127;
    }
    waitpid(pid, &status, 0);
    printf("%s returned %d\n", args[0], WEXITSTATUS(status));
    return 0;
}
