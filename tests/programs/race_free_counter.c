#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

static void add(const char *path)
{
    char buf[16] = "";
    int fd = open(path, O_RDWR);
    flock(fd, LOCK_EX);
    int n = read(fd, buf, sizeof buf - 1);
    buf[n] = 0;
    n = sprintf(buf, "%d", atoi(buf) + 1);
    lseek(fd, 0, SEEK_SET);
    write(fd, buf, n);
    close(fd);
}

int main(void)
{
    char path[] = "/tmp/counterXXXXXX", buf[16] = "";
    int fd = mkstemp(path);
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            for (int k = 0; k < 5; k++)
                add(path);
            _exit(0);
        }
    while (wait(NULL) > 0);
    pread(fd, buf, 15, 0);
    printf("%s\n", buf);
    unlink(path);
    return 0;
}
