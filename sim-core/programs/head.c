/* head [-n LINES] [-c BYTES] [FILE]...: the first 10 lines. What was read too much goes back,
 * where the file can seek. */
#include <ctype.h>
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long wanted = 10;
static int by_bytes;
static int status;

static void head(int fd, const char *name)
{
    char buffer[BUFSIZ];
    long left = wanted;
    while (left > 0) {
        ssize_t n = read(fd, buffer, by_bytes && left < BUFSIZ ? left : BUFSIZ), use = 0;
        if (n == -1) {
            warn("error reading '%s'", name);
            status = 1;
        }
        if (n <= 0)
            return;
        if (by_bytes) {
            use = n;
            left -= n;
        } else {
            while (use < n && left > 0)
                if (buffer[use++] == '\n')
                    left--;
        }
        fwrite(buffer, 1, use, stdout);
        if (use < n)
            lseek(fd, use - n, SEEK_CUR);
    }
}

static long number(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != '\0' || n < 0)
        errx(1, "invalid number of %s: '%s'", by_bytes ? "bytes" : "lines", text);
    return n;
}

int main(int argc, char **argv)
{
    int c, several;
    if (argc > 1 && argv[1][0] == '-' && isdigit((unsigned char)argv[1][1])) {
        wanted = number(argv[1] + 1);
        optind = 2;
    }
    while ((c = getopt(argc, argv, "n:c:q")) != -1) {
        if (c == '?') {
            fprintf(stderr, "Try 'head --help' for more information.\n");
            return 1;
        }
        if (c != 'q') {
            by_bytes = c == 'c';
            wanted = number(optarg);
        }
    }
    if (optind == argc) {
        head(0, "standard input");
        return status;
    }
    several = argc - optind > 1;
    for (int i = optind, shown = 0; i < argc; i++) {
        int fd = open(argv[i], O_RDONLY);
        if (fd == -1) {
            warn("cannot open '%s' for reading", argv[i]);
            status = 1;
            continue;
        }
        if (several)
            printf("%s==> %s <==\n", shown++ > 0 ? "\n" : "", argv[i]);
        head(fd, argv[i]);
        close(fd);
    }
    return status;
}
