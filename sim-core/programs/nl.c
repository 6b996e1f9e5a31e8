/* nl [-b a|t] [FILE]...: numbers the lines that are not empty, with -b a all of them. */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long number;
static int all_lines;

static void copy(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (all_lines || *line != '\0')
            printf("%6ld\t%s\n", ++number, line);
        else
            printf("       \n");
    }
    free(line);
}

int main(int argc, char **argv)
{
    int status = 0, c;
    while ((c = tool_option(argc, argv, "b:", "dfhilnpsvw", "body-numbering=b", 1)) != -1)
        all_lines = *optarg == 'a';
    if (optind == argc)
        copy(stdin);
    for (int i = optind; i < argc; i++) {
        FILE *f = strcmp(argv[i], "-") == 0 ? stdin : fopen(argv[i], "r");
        if (f == NULL) {
            warn("%s", tool_name(argv[i]));
            status = 1;
            continue;
        }
        copy(f);
    }
    return status;
}
