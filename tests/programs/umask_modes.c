#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    struct stat st;
    umask(022);
    mkfifo("/tmp/umask_f", 0666);
    stat("/tmp/umask_f", &st);
    printf("%o\n", st.st_mode);
    unlink("/tmp/umask_f");
    printf("%o\n", umask(077));
    close(open("/tmp/umask_g", O_CREAT | O_WRONLY, 0666));
    stat("/tmp/umask_g", &st);
    printf("%o %ld\n", st.st_mode, (long)st.st_nlink);
    unlink("/tmp/umask_g");
    printf("%d\n", access("/tmp/umask_g", F_OK));
    return 0;
}
