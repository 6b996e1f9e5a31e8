#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    const char *path = "/tmp/fifo_enxio_test";
    unlink(path);
    mkfifo(path, 0600);
    printf("again: %d %s\n", mkfifo(path, 0600), strerror(errno));
    int w = open(path, O_WRONLY | O_NONBLOCK);
    printf("writer alone: %d %s\n", w, strerror(errno));
    int r = open(path, O_RDONLY | O_NONBLOCK);
    printf("reader alone: %s\n", r >= 0 ? "opens" : strerror(errno));
    w = open(path, O_WRONLY | O_NONBLOCK);
    printf("now the writer: %s\n", w >= 0 ? "opens" : strerror(errno));
    struct stat st;
    fstat(r, &st);
    printf("a fifo: %d, mode %o\n", S_ISFIFO(st.st_mode), st.st_mode & 0777);
    unlink(path);
    return 0;
}
