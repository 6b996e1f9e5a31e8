/* rev [FILE]...: each line backwards. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>

static void reverse(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        int newline = line[n - 1] == '\n';
        for (ssize_t i = n - newline - 1; i >= 0; i--)
            putchar(line[i]);
        if (newline)
            putchar('\n');
    }
    free(line);
}

int main(int argc, char **argv)
{
    if (argc == 1)
        reverse(stdin);
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "r");
        if (f == NULL)
            err(1, "cannot open %s", argv[i]);
        reverse(f);
        fclose(f);
    }
    return 0;
}
