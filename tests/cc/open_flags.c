#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
    printf("%o %o %o %o %o\n", O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL);
    printf("%o %o %o %o %o\n", O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC, O_ACCMODE);
    printf("%d %d %d %d %d %d\n", F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, FD_CLOEXEC);
    printf("%o %o %d %d\n", S_IRUSR | S_IWUSR, S_IFMT, S_ISREG(0100644), S_ISFIFO(0010600));
    return 0;
}
