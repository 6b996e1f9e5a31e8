/* More bytes are written than the literal has: it lies in a mapped page, so all of them go. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2], got, total = 0;
    char buffer[64];

    pipe(fd);
    if (fork() == 0) {
        close(fd[0]);
        got = write(fd[1], "0123456789", 300);
        printf("wrote %d\n", got);
        exit(0);
    }
    close(fd[1]);
    while ((got = read(fd[0], buffer, sizeof buffer)) > 0)
        total += got;
    wait(NULL);
    printf("read %d\n", total);
    return 0;
}
