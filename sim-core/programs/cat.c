/* cat [-n] [FILE]...: files one after the other, as large reads give them. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE 131072

static int status;
static int numbered;
static long line;
static int at_line_start = 1;

static void write_all(const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(1, p, n);
        if (done == -1)
            err(1, "write error");
        p += done;
        n -= done;
    }
}

static void put_numbered(const char *p, size_t n)
{
    for (; n > 0; n--, p++) {
        if (at_line_start)
            printf("%6ld\t", ++line);
        putchar(*p);
        at_line_start = *p == '\n';
    }
}

static void copy(int fd, const char *name)
{
    static char buffer[READ_SIZE];
    ssize_t n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0) {
        if (numbered)
            put_numbered(buffer, n);
        else
            write_all(buffer, n);
    }
    if (n == -1) {
        warn("%s", name);
        status = 1;
    }
}

int main(int argc, char **argv)
{
    int c;
    while ((c = getopt(argc, argv, "nu")) != -1) {
        if (c == 'n') {
            numbered = 1;
        } else if (c == '?') {
            fprintf(stderr, "Try 'cat --help' for more information.\n");
            return 1;
        }
    }
    if (optind == argc)
        copy(0, "-");
    for (; optind < argc; optind++) {
        int fd;
        if (strcmp(argv[optind], "-") == 0) {
            copy(0, "-");
            continue;
        }
        fd = open(argv[optind], O_RDONLY);
        if (fd == -1) {
            warn("%s", argv[optind]);
            status = 1;
            continue;
        }
        copy(fd, argv[optind]);
        close(fd);
    }
    return status;
}
