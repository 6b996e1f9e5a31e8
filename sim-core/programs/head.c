/* head [-n [-]LINES] [-c [-]BYTES] [-qv] [FILE]...: the first 10 lines, or all but the last ones. What was read too much goes back,
 * where the file can seek. */
#include <ctype.h>
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long wanted = 10;
static int by_bytes, all_but;
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

/* All but the last `wanted` lines or bytes. */
static void head_all_but(int fd)
{
    size_t size = BUFSIZ, n = 0, to;
    long left = wanted;
    char *all = malloc(size);
    ssize_t count;
    while ((count = read(fd, all + n, size - n)) > 0) {
        n += count;
        if (n == size)
            all = realloc(all, size *= 2);
    }
    to = n;
    while (to > 0 && left > 0) {
        to--;
        if (by_bytes || to == 0 || all[to - 1] == '\n')
            left--;
    }
    fwrite(all, 1, to, stdout);
    free(all);
}

static long number(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != '\0')
        errx(1, "invalid number of %s: '%s'", by_bytes ? "bytes" : "lines", text);
    all_but = *text == '-';
    return all_but ? -n : n;
}

int main(int argc, char **argv)
{
    int c, titles = -1;
    if (argc > 1 && argv[1][0] == '-' && isdigit((unsigned char)argv[1][1])) {
        wanted = number(argv[1] + 1);
        optind = 2;
    }
    while ((c = tool_option(argc, argv, "n:c:qv", "z", "lines=n bytes=c quiet=q silent=q verbose=v", 1)) != -1) {
        if (c == 'q' || c == 'v') {
            titles = c == 'v';
        } else {
            by_bytes = c == 'c';
            wanted = number(optarg);
        }
    }
    if (titles == -1)
        titles = argc - optind > 1;
    if (optind == argc) {
        if (all_but)
            head_all_but(0);
        else
            head(0, "standard input");
        return status;
    }
    for (int i = optind, shown = 0; i < argc; i++) {
        int fd = open(argv[i], O_RDONLY);
        if (fd == -1) {
            warn("cannot open '%s' for reading", argv[i]);
            status = 1;
            continue;
        }
        if (titles)
            printf("%s==> %s <==\n", shown++ > 0 ? "\n" : "", argv[i]);
        if (all_but)
            head_all_but(fd);
        else
            head(fd, argv[i]);
        close(fd);
    }
    return status;
}
