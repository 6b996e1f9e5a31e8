#include <ctype.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child that answers in capitals, over two pipes. */
int main(void)
{
    int down[2], up[2];
    static const char *const words[] = {"first", "second", "third"};

    if (pipe(down) == -1 || pipe(up) == -1)
        err(1, "pipe");
    switch (fork()) {
    case -1:
        err(1, "fork");
    case 0: {
        char c;
        close(down[1]);
        close(up[0]);
        while (read(down[0], &c, 1) == 1) {
            c = toupper(c);
            if (write(up[1], &c, 1) != 1)
                err(1, "write");
        }
        _exit(0);
    }
    }
    close(down[0]);
    close(up[1]);
    for (int i = 0; i < 3; i++) {
        char answer[16];
        size_t n = strlen(words[i]), got = 0;
        write(down[1], words[i], n);
        while (got < n) {
            ssize_t r = read(up[0], answer + got, n - got);
            if (r <= 0)
                errx(1, "child is gone");
            got += r;
        }
        printf("%s -> %.*s\n", words[i], (int)n, answer);
    }
    close(down[1]);
    wait(NULL);
    printf("end of file: %zd\n", read(up[0], &(char){0}, 1));
    return 0;
}
