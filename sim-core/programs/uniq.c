/* uniq [-cdui] [INPUT]: neighbouring equal lines once. */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int show_count, only_repeated, only_unique, fold;

static void print(const char *line, long count)
{
    if ((only_repeated && count == 1) || (only_unique && count > 1))
        return;
    if (show_count)
        printf("%7ld ", count);
    puts(line);
}

int main(int argc, char **argv)
{
    char *line = NULL, *before = NULL;
    size_t size = 0;
    ssize_t n;
    long count = 0;
    int c;
    while ((c = tool_option(argc, argv, "cdui", "Dfswz", "count=c repeated=d unique=u ignore-case=i", 1)) != -1) {
        switch (c) {
        case 'c':
            show_count = 1;
            break;
        case 'd':
            only_repeated = 1;
            break;
        case 'u':
            only_unique = 1;
            break;
        case 'i':
            fold = 1;
            break;
        }
    }
    if (optind < argc && strcmp(argv[optind], "-") != 0 && freopen(argv[optind], "r", stdin) == NULL)
        err(1, "%s", tool_name(argv[optind]));
    while ((n = getline(&line, &size, stdin)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (before != NULL && (fold ? strcasecmp(line, before) : strcmp(line, before)) == 0) {
            count++;
            continue;
        }
        if (before != NULL)
            print(before, count);
        free(before);
        before = strdup(line);
        count = 1;
    }
    if (before != NULL)
        print(before, count);
    return 0;
}
