/* cat [-AbeEnstTuv] [FILE]...: files one after the other, as large reads give them. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE 131072

static const char long_options[] = "show-all=A number=n number-nonblank=b show-ends=E squeeze-blank=s "
                                   "show-tabs=T show-nonprinting=v";

static int status;
static int numbered, number_filled, squeezed, show_ends, show_tabs, show_others;
static long line;
static int at_line_start = 1, blank_lines;

static void write_all(const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(1, p, n);
        if (done == -1)
            err(1, "write error");
        p += done;
        n -= done;
    }
}

static void put_visibly(int c)
{
    if (show_others && c >= 128) {
        fputs("M-", stdout);
        c -= 128;
    }
    if (c == '\t' ? show_tabs : show_others && c != '\n' && (c < 32 || c == 127))
        printf("^%c", c ^ 64);
    else
        putchar(c);
}

static void put_changed(const char *p, size_t n)
{
    for (; n > 0; n--, p++) {
        int blank = at_line_start && *p == '\n';
        blank_lines = blank ? blank_lines + 1 : at_line_start ? 0 : blank_lines;
        if (squeezed && blank && blank_lines > 1)
            continue;
        if (at_line_start && numbered && !(number_filled && blank))
            printf("%6ld\t", ++line);
        if (*p == '\n' && show_ends)
            putchar('$');
        put_visibly((unsigned char)*p);
        at_line_start = *p == '\n';
    }
}

static void copy(int fd, const char *name)
{
    static char buffer[READ_SIZE];
    int changes = numbered || squeezed || show_ends || show_tabs || show_others;
    ssize_t n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0) {
        if (changes)
            put_changed(buffer, n);
        else
            write_all(buffer, n);
    }
    if (n == -1) {
        warn("%s", tool_name(name));
        status = 1;
    }
}

static void set(int c)
{
    numbered |= c == 'n' || c == 'b';
    number_filled |= c == 'b';
    squeezed |= c == 's';
    show_ends |= c == 'E' || c == 'e' || c == 'A';
    show_tabs |= c == 'T' || c == 't' || c == 'A';
    show_others |= c == 'v' || c == 'e' || c == 't' || c == 'A';
}

int main(int argc, char **argv)
{
    int c;
    while ((c = tool_option(argc, argv, "AbeEnstTuv", "", long_options, 1)) != -1)
        set(c);
    if (optind == argc)
        copy(0, "-");
    for (; optind < argc; optind++) {
        int fd;
        if (strcmp(argv[optind], "-") == 0) {
            copy(0, "-");
            continue;
        }
        fd = open(argv[optind], O_RDONLY);
        if (fd == -1) {
            warn("%s", tool_name(argv[optind]));
            status = 1;
            continue;
        }
        copy(fd, argv[optind]);
        close(fd);
    }
    return status;
}
