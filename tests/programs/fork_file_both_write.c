#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd = open("/tmp/both.txt", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char text[64] = "";

    if (fork() == 0) {
        write(fd, "child ", 6);
        _exit(0);
    }
    wait(0);
    write(fd, "parent", 6);
    pread(fd, text, sizeof text - 1, 0);
    puts(text);
    close(fd);
    unlink("/tmp/both.txt");
    return strlen(text) == 12 ? 0 : 1;
}
