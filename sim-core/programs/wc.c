/* wc [-lwcm] [FILE]...: lines, words and bytes. The columns are as wide as GNU makes them: the
 * digits of the files' sizes together, 7 as soon as one is no plain file, 1 for a lone number. */
#include <ctype.h>
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct counts {
    unsigned long lines, words, bytes;
};

static int show_lines, show_words, show_bytes;
static int width = 1;
static int status;

static void add(struct counts *c, const char *p, size_t n, int *in_word)
{
    c->bytes += n;
    for (; n > 0; n--, p++) {
        if (*p == '\n')
            c->lines++;
        if (isspace((unsigned char)*p)) {
            *in_word = 0;
        } else if (!*in_word) {
            *in_word = 1;
            c->words++;
        }
    }
}

static void print(const struct counts *c, const char *name)
{
    const char *before = "";
    if (show_lines) {
        printf("%*lu", width, c->lines);
        before = " ";
    }
    if (show_words) {
        printf("%s%*lu", before, width, c->words);
        before = " ";
    }
    if (show_bytes)
        printf("%s%*lu", before, width, c->bytes);
    if (name != NULL)
        printf(" %s", name);
    putchar('\n');
}

static void count(int fd, const char *name, struct counts *total)
{
    static char buffer[16384];
    struct counts c = {0, 0, 0};
    int in_word = 0;
    ssize_t n;
    while ((n = read(fd, buffer, sizeof buffer)) > 0)
        add(&c, buffer, n, &in_word);
    if (n == -1) {
        warn("%s", name == NULL ? "standard input" : name);
        status = 1;
    }
    print(&c, name);
    total->lines += c.lines;
    total->words += c.words;
    total->bytes += c.bytes;
}

static void choose_width(char **files, int n)
{
    long total = 0;
    int least = 1;
    if (n <= 1 && show_lines + show_words + show_bytes == 1)
        return;
    for (int i = 0; i < (n == 0 ? 1 : n); i++) {
        struct stat st;
        int found = n == 0 || strcmp(files[i], "-") == 0 ? fstat(0, &st) : stat(files[i], &st);
        if (found == -1)
            continue;
        if (S_ISREG(st.st_mode))
            total += st.st_size;
        else
            least = 7;
    }
    for (; total >= 10; total /= 10)
        width++;
    if (width < least)
        width = least;
}

int main(int argc, char **argv)
{
    struct counts total = {0, 0, 0};
    int c, files;
    while ((c = tool_option(argc, argv, "lwcm", "L", "lines=l words=w bytes=c chars=m max-line-length=L", 1)) != -1) {
        switch (c) {
        case 'l':
            show_lines = 1;
            break;
        case 'w':
            show_words = 1;
            break;
        case 'c':
        case 'm':
            show_bytes = 1;
            break;
        }
    }
    if (!show_lines && !show_words && !show_bytes)
        show_lines = show_words = show_bytes = 1;
    files = argc - optind;
    choose_width(argv + optind, files);
    if (files == 0)
        count(0, NULL, &total);
    for (int i = optind; i < argc; i++) {
        int fd;
        if (strcmp(argv[i], "-") == 0) {
            count(0, "-", &total);
            continue;
        }
        fd = open(argv[i], O_RDONLY);
        if (fd == -1) {
            warn("%s", tool_name(argv[i]));
            status = 1;
            continue;
        }
        count(fd, argv[i], &total);
        close(fd);
    }
    if (files > 1)
        print(&total, "total");
    return status;
}
