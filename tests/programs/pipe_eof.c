#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main()
{
    int fd[2];
    char c;
    int n, total = 0;

    pipe(fd);
    if (fork() == 0) {
        close(fd[0]);
        for (c = 'a'; c <= 'z'; c++)
            write(fd[1], &c, 1);
        return 0;
    }
    close(fd[1]);           // or the loop below never ends
    while ((n = read(fd[0], &c, 1)) > 0) {
        putchar(c);
        total += n;
    }
    printf("\nread returned %d after %d bytes\n", n, total);
    wait(NULL);
}
