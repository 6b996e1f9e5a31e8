/* yes [STRING]...: a line, for ever, many at a time. */
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char buffer[BUFSIZ];
    size_t line = 0, used;
    for (int i = 1; i < argc; i++) {
        size_t n = strlen(argv[i]);
        if (line + n + 1 > sizeof buffer)
            errx(1, "the line is too long");
        memcpy(buffer + line, argv[i], n);
        line += n;
        buffer[line++] = ' ';
    }
    if (argc == 1) {
        buffer[0] = 'y';
        line = 2;
    }
    buffer[line - 1] = '\n';
    for (used = line; used + line <= sizeof buffer; used += line)
        memcpy(buffer + used, buffer, line);
    for (;;) {
        size_t done = 0;
        while (done < used) {
            ssize_t n = write(1, buffer + done, used - done);
            if (n == -1)
                err(1, "standard output");
            done += n;
        }
    }
}
