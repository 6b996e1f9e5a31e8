/* seq [-s STRING] [FIRST [STEP]] LAST: numbers in a row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long number(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != '\0') {
        fprintf(stderr, "seq: invalid floating point argument: '%s'\nTry 'seq --help' for more information.\n", text);
        exit(1);
    }
    return n;
}

int main(int argc, char **argv)
{
    long first = 1, step = 1, last;
    const char *between = "\n";
    int some = 0;
    if (argc > 1 && strncmp(argv[1], "-s", 2) == 0) {
        int apart = argv[1][2] == '\0' && argc > 2;
        between = apart ? argv[2] : argv[1] + 2;
        argc -= 1 + apart;
        argv += 1 + apart;
    }
    if (argc < 2 || argc > 4) {
        fprintf(stderr, argc < 2 ? "seq: missing operand\n" : "seq: extra operand '%s'\n", argv[argc < 2 ? 0 : 4]);
        fprintf(stderr, "Try 'seq --help' for more information.\n");
        return 1;
    }
    last = number(argv[argc - 1]);
    if (argc > 2)
        first = number(argv[1]);
    if (argc > 3)
        step = number(argv[2]);
    if (step == 0) {
        fprintf(stderr, "seq: invalid Zero increment value: '%s'\nTry 'seq --help' for more information.\n", argv[2]);
        return 1;
    }
    for (long n = first; step > 0 ? n <= last : n >= last; n += step, some = 1)
        printf("%s%ld", some ? between : "", n);
    if (some)
        putchar('\n');
    return 0;
}
