/* more [FILE]...: as cat, as long as it fits on the screen. */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

void __ipclab_unsupported(const char *what);

static void show(FILE *f, int *left)
{
    int c;
    while ((c = getc(f)) != EOF) {
        if (*left == 0)
            __ipclab_unsupported("a second screen of the command more");
        if (c == '\n' && *left > 0)
            --*left;
        putchar(c);
    }
}

int main(int argc, char **argv)
{
    struct winsize window = {0};
    int left = -1, several;
    while (tool_option(argc, argv, "", "dflpcsuneo", "", 1) != -1)
        ;
    if (isatty(1))
        left = ioctl(1, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 ? window.ws_row - 1 : 23;
    if (optind == argc)
        show(stdin, &left);
    several = argc - optind > 1 || !isatty(1);
    for (; optind < argc; optind++) {
        FILE *f = fopen(argv[optind], "r");
        if (f == NULL) {
            fflush(stdout);
            fprintf(stderr, "%s: cannot open %s: %m\n", "more", argv[optind]);
            continue;
        }
        if (several)
            printf("::::::::::::::\n%s\n::::::::::::::\n", argv[optind]);
        show(f, &left);
        fclose(f);
    }
    return 0;
}
