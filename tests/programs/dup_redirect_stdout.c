#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>

int main(void)
{
    int saved = dup(1);
    int fd = open("/tmp/dup.out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char buf[64];
    int n;

    printf("to the screen\n");
    fflush(stdout);
    dup2(fd, 1);
    printf("to the file\n");
    fflush(stdout);
    dup2(saved, 1);
    printf("to the screen again\n");
    lseek(fd, 0, SEEK_SET);
    n = read(fd, buf, sizeof buf);
    printf("file has %d bytes: %.*s", n, n, buf);
    unlink("/tmp/dup.out");
    return 0;
}
