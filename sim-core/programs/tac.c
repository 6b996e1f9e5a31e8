/* tac [FILE]...: the lines of each file, last first. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reverse(FILE *f)
{
    char **lines = NULL, *line = NULL;
    size_t size = 0;
    int n = 0;
    while (getline(&line, &size, f) > 0) {
        lines = realloc(lines, (n + 1) * sizeof *lines);
        lines[n++] = strdup(line);
    }
    while (n > 0)
        fputs(lines[--n], stdout);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (argc == 1)
        reverse(stdin);
    for (int i = 1; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (f == NULL) {
            warn("failed to open '%s' for reading", argv[i]);
            status = 1;
            continue;
        }
        reverse(f);
    }
    return status;
}
