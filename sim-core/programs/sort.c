/* sort [-bfnru] [-t C] [-k FIELD[,FIELD]] [-o FILE] [FILE]...: the lines of its input in order,
 * byte by byte as in the C locale. Lines that are equal by the key are compared as a whole. */
#include <ctype.h>
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char long_options[] = "reverse=r numeric-sort=n unique=u ignore-case=f key=k "
                                   "field-separator=t output=o ignore-leading-blanks=b";

static int blanks, fold, numeric, reverse, unique;
static int key_first, key_last; /* fields from 1; 0: the whole line, up to its end */
static int separator = -1;

static char **lines;
static int line_count;

static void read_lines(FILE *f)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    while ((n = getline(&line, &size, f)) > 0) {
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if ((line_count & (line_count - 1)) == 0)
            lines = realloc(lines, (line_count == 0 ? 1 : line_count * 2) * sizeof *lines);
        lines[line_count++] = strdup(line);
    }
    free(line);
}

static const char *skip_field(const char *p)
{
    if (separator != -1) {
        while (*p != '\0' && *p != separator)
            p++;
        return p;
    }
    while (isblank((unsigned char)*p))
        p++;
    while (*p != '\0' && !isblank((unsigned char)*p))
        p++;
    return p;
}

/* The part of a line that is compared. */
static const char *key(const char *line, size_t *n)
{
    const char *from = line, *to = line + strlen(line);
    if (key_first > 0) {
        for (int i = 1; i < key_first && *from != '\0'; i++) {
            from = skip_field(from);
            if (separator != -1 && *from != '\0')
                from++;
        }
        if (key_last > 0) {
            to = line;
            for (int i = 1; i <= key_last && *to != '\0'; i++) {
                if (i > 1 && separator != -1)
                    to++;
                to = skip_field(to);
            }
            if (to < from)
                to = from;
        }
    }
    if (blanks || numeric)
        while (from < to && isblank((unsigned char)*from))
            from++;
    *n = to - from;
    return from;
}

/* Numbers of any length: sign, digits, fraction. */
static int compare_numbers(const char *a, size_t an, const char *b, size_t bn)
{
    int a_minus = an > 0 && *a == '-', b_minus = bn > 0 && *b == '-', order = 0;
    size_t ad = 0, bd = 0;
    a += a_minus, an -= a_minus;
    b += b_minus, bn -= b_minus;
    while (an > 0 && *a == '0')
        a++, an--;
    while (bn > 0 && *b == '0')
        b++, bn--;
    while (ad < an && isdigit((unsigned char)a[ad]))
        ad++;
    while (bd < bn && isdigit((unsigned char)b[bd]))
        bd++;
    order = ad != bd ? (ad > bd) - (ad < bd) : memcmp(a, b, ad);
    if (order == 0) {
        int a_dot = ad < an && a[ad] == '.', b_dot = bd < bn && b[bd] == '.';
        for (size_t i = 1; order == 0; i++) {
            int x = a_dot && ad + i < an && isdigit((unsigned char)a[ad + i]) ? a[ad + i] : 0;
            int y = b_dot && bd + i < bn && isdigit((unsigned char)b[bd + i]) ? b[bd + i] : 0;
            if (x == 0 && y == 0)
                break;
            order = (x == 0 ? '0' : x) - (y == 0 ? '0' : y);
            if (x == 0)
                a_dot = 0;
            if (y == 0)
                b_dot = 0;
        }
    }
    if (a_minus != b_minus)
        return order == 0 && ad == 0 && bd == 0 ? 0 : a_minus ? -1 : 1;
    return a_minus ? -order : order;
}

static int compare_text(const char *a, size_t an, const char *b, size_t bn)
{
    for (size_t i = 0; i < an && i < bn; i++) {
        int x = (unsigned char)a[i], y = (unsigned char)b[i];
        if (fold) {
            x = toupper(x);
            y = toupper(y);
        }
        if (x != y)
            return x - y;
    }
    return (an > bn) - (an < bn);
}

static int compare_keys(const char *a, const char *b)
{
    size_t an, bn;
    const char *ka = key(a, &an), *kb = key(b, &bn);
    int order = numeric ? compare_numbers(ka, an, kb, bn) : compare_text(ka, an, kb, bn);
    return reverse ? -order : order;
}

static int compare(const void *x, const void *y)
{
    const char *a = *(char *const *)x, *b = *(char *const *)y;
    int order = compare_keys(a, b);
    if (order != 0 || unique)
        return order;
    order = strcmp(a, b);
    return reverse ? -order : order;
}

int main(int argc, char **argv)
{
    const char *output = NULL;
    char *comma;
    int c;
    while ((c = tool_option(argc, argv, "bfnrut:k:o:", "CcdghiMmRSsTVz", long_options, 2)) != -1) {
        switch (c) {
        case 'b':
            blanks = 1;
            break;
        case 'f':
            fold = 1;
            break;
        case 'n':
            numeric = 1;
            break;
        case 'r':
            reverse = 1;
            break;
        case 'u':
            unique = 1;
            break;
        case 't':
            separator = (unsigned char)optarg[0];
            break;
        case 'k':
            key_first = atoi(optarg);
            comma = strchr(optarg, ',');
            key_last = comma != NULL ? atoi(comma + 1) : 0;
            numeric |= strchr(optarg, 'n') != NULL;
            reverse |= strchr(optarg, 'r') != NULL;
            break;
        case 'o':
            output = optarg;
            break;
        }
    }
    if (optind == argc)
        read_lines(stdin);
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") == 0 ? stdin : fopen(argv[optind], "r");
        if (f == NULL)
            err(2, "cannot read: %s", tool_name(argv[optind]));
        read_lines(f);
        if (f != stdin)
            fclose(f);
    }
    qsort(lines, line_count, sizeof *lines, compare);
    if (output != NULL && freopen(output, "w", stdout) == NULL)
        err(2, "open failed: %s", output);
    for (int i = 0; i < line_count; i++)
        if (!unique || i == 0 || compare_keys(lines[i - 1], lines[i]) != 0)
            puts(lines[i]);
    return 0;
}
