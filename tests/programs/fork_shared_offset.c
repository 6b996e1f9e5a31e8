#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char path[] = "/tmp/sharedXXXXXX", buf[16] = {0};
    int fd = mkstemp(path);

    write(fd, "abcdefghij", 10);
    lseek(fd, 0, SEEK_SET);
    if (fork() == 0) {
        read(fd, buf, 4);
        printf("child read %s\n", buf);
        exit(0);
    }
    wait(NULL);
    int n = read(fd, buf, 3);
    buf[n] = 0;
    printf("parent read %s, offset %ld\n", buf, (long)lseek(fd, 0, SEEK_CUR));
    unlink(path);
    return 0;
}
