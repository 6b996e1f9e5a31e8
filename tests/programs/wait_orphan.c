#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    int gate[2], report[2];
    pipe(gate);
    pipe(report);
    if (fork() == 0) {
        pid_t middle = getpid();
        if (fork() == 0) {
            char c;
            close(gate[1]);
            read(gate[0], &c, 1);      /* until the parent lets go */
            int changed = getppid() != middle;
            write(report[1], &changed, sizeof changed);
            exit(0);
        }
        exit(0);
    }
    wait(NULL);
    close(gate[1]);
    int changed;
    read(report[0], &changed, sizeof changed);
    printf("the grandchild %s a new parent\n", changed ? "has" : "does not have");
    return 0;
}
