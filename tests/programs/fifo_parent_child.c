#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIFO_NAME "/tmp/my_fifo_pc"

int main(void)
{
    char buf[64];
    int fd;

    unlink(FIFO_NAME);
    if (mkfifo(FIFO_NAME, 0666) == -1) {
        perror("mkfifo");
        exit(1);
    }
    if (fork() == 0) {
        fd = open(FIFO_NAME, O_WRONLY);
        write(fd, "message in a fifo", 18);
        close(fd);
        exit(0);
    }
    fd = open(FIFO_NAME, O_RDONLY);
    int n = read(fd, buf, sizeof buf);
    printf("%d bytes: %s\n", n, buf);
    printf("then %zd\n", read(fd, buf, sizeof buf));
    wait(NULL);
    unlink(FIFO_NAME);
    return 0;
}
