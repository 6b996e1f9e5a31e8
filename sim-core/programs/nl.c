/* nl [FILE]...: numbers the lines that are not empty. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long number;

static void copy(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (*line != '\0')
            printf("%6ld\t%s\n", ++number, line);
        else
            printf("       \n");
    }
    free(line);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (argc == 1)
        copy(stdin);
    for (int i = 1; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (f == NULL) {
            warn("%s", argv[i]);
            status = 1;
            continue;
        }
        copy(f);
    }
    return status;
}
