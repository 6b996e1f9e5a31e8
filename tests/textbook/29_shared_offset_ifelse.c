#include <stdio.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    int fd;
    char c = '-';

    fd = open("/tmp/ipclab_foobar.txt", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "foobar", 6);
    lseek(fd, 0, SEEK_SET);
    if (fork() == 0) {
        read(fd, &c, 1);
        exit(0);
    }
    wait(NULL);
    read(fd, &c, 1);
    printf("c = %c\n", c);
    int fd2 = open("/tmp/ipclab_foobar.txt", O_RDONLY, 0);
    read(fd2, &c, 1);
    printf("c = %c\n", c);
    dup2(fd2, fd);
    read(fd, &c, 1);
    printf("c = %c\n", c);
    unlink("/tmp/ipclab_foobar.txt");
    exit(0);
}
