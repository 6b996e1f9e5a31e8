/* The usual mistake: what came through the pipe has no NUL, and the buffer is not cleared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct note {
    char who[32];
    char text[64];
};

int main(void)
{
    int fd[2];
    char buffer[100];
    struct note note;

    pipe(fd);
    if (fork() == 0) {
        close(fd[0]);
        write(fd[1], "hello, parent", 13);
        exit(0);
    }
    close(fd[1]);
    wait(NULL);
    read(fd[0], buffer, sizeof(buffer));
    printf("[%s] %zu\n", buffer, strlen(buffer));
    strncpy(note.who, "child", 5);
    printf("[%s]\n", note.who);
    return 0;
}
