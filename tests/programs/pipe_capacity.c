#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    char page[4096];
    long total = 0;
    ssize_t n;

    memset(page, 'x', sizeof page);
    if (pipe2(fd, O_NONBLOCK) == -1) {
        perror("pipe2");
        return 1;
    }
    while ((n = write(fd[1], page, sizeof page)) > 0)
        total += n;
    printf("%ld bytes, then: %s\n", total, strerror(errno));
    n = read(fd[0], page, 1000);
    printf("took %zd, ", n);
    n = write(fd[1], page, 1);
    printf("one byte: %s\n", n == 1 ? "fits" : strerror(errno));
    while ((n = read(fd[0], page, sizeof page)) > 0)
        total -= n;
    printf("%ld %s\n", total, strerror(errno));
    return errno == EAGAIN;
}
