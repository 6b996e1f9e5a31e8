#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* wc -c < in > out */
int main(void)
{
    char line[80];
    int fd = open("/tmp/redir.in", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    write(fd, "twelve bytes", 12);
    close(fd);
    if (fork() == 0) {
        int in = open("/tmp/redir.in", O_RDONLY), out = creat("/tmp/redir.out", 0644);
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        close(in);
        close(out);
        execlp("wc", "wc", "-c", (char *)NULL);
        _exit(1);
    }
    wait(NULL);
    FILE *f = fopen("/tmp/redir.out", "r");
    if (fgets(line, sizeof line, f) != NULL)
        printf("wc wrote %s", line);
    fclose(f);
    unlink("/tmp/redir.in");
    unlink("/tmp/redir.out");
    return 0;
}
