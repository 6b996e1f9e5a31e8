/* tail [-n [+]LINES] [-c [+]BYTES] [FILE]...: the last 10 lines, or everything from a line on. */
#include <ctype.h>
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long wanted = 10;
static int from_start, by_bytes;
static int status;

/* Where the wanted part begins. */
static size_t start(const char *p, size_t n)
{
    size_t at = 0;
    long units = 0;
    if (from_start) {
        if (by_bytes)
            return (size_t)wanted > n ? n : wanted > 0 ? (size_t)wanted - 1 : 0;
        for (units = 1; at < n && units < wanted; at++)
            if (p[at] == '\n')
                units++;
        return at;
    }
    if (by_bytes)
        return (size_t)wanted > n ? 0 : n - wanted;
    if (wanted == 0)
        return n;
    for (at = n; at > 0; at--)
        if (p[at - 1] == '\n' && at != n && ++units == wanted)
            return at;
    return 0;
}

static void tail(int fd, const char *name)
{
    size_t size = BUFSIZ, n = 0, from;
    char *all = malloc(size);
    ssize_t count;
    while ((count = read(fd, all + n, size - n)) > 0) {
        n += count;
        if (n == size)
            all = realloc(all, size *= 2);
    }
    if (count == -1) {
        warn("error reading '%s'", name);
        status = 1;
    }
    from = start(all, n);
    fwrite(all + from, 1, n - from, stdout);
    free(all);
}

static void number(const char *text)
{
    char *end;
    from_start = *text == '+';
    wanted = strtol(text, &end, 10);
    if (end == text || *end != '\0')
        errx(1, "invalid number of %s: '%s'", by_bytes ? "bytes" : "lines", text);
    if (wanted < 0)
        wanted = -wanted;
}

int main(int argc, char **argv)
{
    int c, titles = -1;
    if (argc > 1 && (argv[1][0] == '-' || argv[1][0] == '+') && isdigit((unsigned char)argv[1][1])) {
        number(argv[1]);
        optind = 2;
    }
    while ((c = tool_option(argc, argv, "n:c:qv", "fFsz", "lines=n bytes=c quiet=q silent=q verbose=v", 1)) != -1) {
        if (c == 'q' || c == 'v') {
            titles = c == 'v';
        } else {
            by_bytes = c == 'c';
            number(optarg);
        }
    }
    if (optind == argc)
        tail(0, "standard input");
    if (titles == -1)
        titles = argc - optind > 1;
    for (int i = optind, shown = 0; i < argc; i++) {
        int fd = open(argv[i], O_RDONLY);
        if (fd == -1) {
            warn("cannot open '%s' for reading", argv[i]);
            status = 1;
            continue;
        }
        if (titles)
            printf("%s==> %s <==\n", shown++ > 0 ? "\n" : "", argv[i]);
        tail(fd, argv[i]);
        close(fd);
    }
    return status;
}
