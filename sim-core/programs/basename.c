/* basename NAME [SUFFIX]: the last part of a path. */
#include <libgen.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    char *name;
    if (argc < 2 || argc > 3) {
        fprintf(stderr, argc < 2 ? "basename: missing operand\n" : "basename: extra operand '%s'\n",
                argv[argc < 2 ? 0 : 3]);
        fprintf(stderr, "Try 'basename --help' for more information.\n");
        return 1;
    }
    name = basename(argv[1]);
    if (argc == 3) {
        size_t n = strlen(name), m = strlen(argv[2]);
        if (n > m && strcmp(name + n - m, argv[2]) == 0)
            name[n - m] = '\0';
    }
    puts(name);
    return 0;
}
