#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <fcntl.h>
#include <sys/wait.h>

/* ls | wc -l in a directory of our own */
int main(void)
{
    int pfd[2];
    char dir[] = "/tmp/lswcXXXXXX", name[64];

    if (mkdtemp(dir) == NULL) { perror("mkdtemp"); return 1; }
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s/file%d", dir, i);
        close(open(name, O_CREAT | O_WRONLY, 0644));
    }
    pipe(pfd);
    if (!fork()) {
        close(1);
        dup(pfd[1]);
        close(pfd[0]);
        close(pfd[1]);
        execlp("ls", "ls", dir, NULL);
        exit(1);
    }
    if (!fork()) {
        close(0);
        dup(pfd[0]);
        close(pfd[0]);
        close(pfd[1]);
        execlp("wc", "wc", "-l", NULL);
        exit(1);
    }
    close(pfd[0]);
    close(pfd[1]);
    while (wait(NULL) > 0)
        ;
    for (int i = 0; i < 4; i++) {
        snprintf(name, sizeof name, "%s/file%d", dir, i);
        unlink(name);
    }
    rmdir(dir);
    return 0;
}
