#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

int main()
{
    int p[2], status;
    char line[128];

    pipe(p);
    switch (fork()) {
    case -1:
        perror("fork");
        return 1;
    case 0:
        close(p[0]);
        sprintf(line, "child says %d", 6 * 7);
        write(p[1], line, strlen(line) + 1);
        _exit(5);
    default:
        close(p[1]);
        read(p[0], line, sizeof line);
        wait(&status);
        printf("parent got \"%s\", status %d\n", line, WEXITSTATUS(status));
    }
    return 0;
}
