#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    const char *path = "/tmp/append.log";
    struct stat st;
    unlink(path);
    for (int i = 0; i < 3; i++) {
        if (fork() == 0) {
            int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0640);
            char line[20];
            sprintf(line, "entry %d\n", i);
            write(fd, line, strlen(line));
            return 0;
        }
        wait(NULL);
    }
    stat(path, &st);
    printf("%ld bytes, mode %o\n", (long)st.st_size, st.st_mode & 0777);
    FILE *f = fopen(path, "r");
    char line[20];
    while (fgets(line, sizeof line, f))
        fputs(line, stdout);
    fclose(f);
    unlink(path);
    return 0;
}
