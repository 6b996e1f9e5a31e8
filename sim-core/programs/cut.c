/* cut -c LIST | -f LIST [-d C] [-s] [FILE]...: parts of each line. */
#include <err.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char long_options[] = "fields=f delimiter=d characters=c bytes=b only-delimited=s";

static const char *list;
static int by_fields, delimiter = '\t', only_delimited;

/* Whether the list, "1,3-5,7-", has n. */
static int chosen(int n)
{
    const char *p = list;
    while (*p != '\0') {
        char *end;
        int first = *p == '-' ? 1 : (int)strtol(p, &end, 10), last;
        if (*p == '-')
            end = (char *)p;
        last = first;
        if (*end == '-') {
            p = end + 1;
            last = *p == ',' || *p == '\0' ? INT_MAX : (int)strtol(p, &end, 10);
            if (last == INT_MAX)
                end = (char *)p;
        }
        if (first <= n && n <= last)
            return 1;
        p = *end == ',' ? end + 1 : end;
        if (*end != ',' && *end != '\0')
            errx(1, "invalid field value '%s'", end);
    }
    return 0;
}

static void cut_fields(char *line)
{
    int field = 1, some = 0;
    if (strchr(line, delimiter) == NULL) {
        if (!only_delimited)
            puts(line);
        return;
    }
    for (;; field++) {
        char *end = strchrnul(line, delimiter);
        if (chosen(field)) {
            if (some++)
                putchar(delimiter);
            fwrite(line, 1, end - line, stdout);
        }
        if (*end == '\0')
            break;
        line = end + 1;
    }
    putchar('\n');
}

static void cut(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[--n] = '\0';
        if (by_fields) {
            cut_fields(line);
            continue;
        }
        for (int i = 0; i < n; i++)
            if (chosen(i + 1))
                putchar(line[i]);
        putchar('\n');
    }
    free(line);
}

int main(int argc, char **argv)
{
    int c;
    while ((c = tool_option(argc, argv, "b:c:f:d:s", "nz", long_options, 1)) != -1) {
        switch (c) {
        case 'b':
        case 'c':
            list = optarg;
            break;
        case 'f':
            list = optarg;
            by_fields = 1;
            break;
        case 'd':
            delimiter = optarg[0];
            break;
        case 's':
            only_delimited = 1;
            break;
        }
    }
    if (list == NULL) {
        warnx("you must specify a list of bytes, characters, or fields");
        tool_usage(1);
    }
    if (optind == argc)
        cut(stdin);
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") == 0 ? stdin : fopen(argv[optind], "r");
        if (f == NULL) {
            warn("%s", tool_name(argv[optind]));
            return 1;
        }
        cut(f);
    }
    return 0;
}
