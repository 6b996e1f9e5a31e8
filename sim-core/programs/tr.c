/* tr [-cds] SET1 [SET2]: replaces, deletes or squeezes characters. */
#include <ctype.h>
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct set {
    unsigned char members[1024];
    int count;
};

static void add(struct set *set, int c)
{
    if (set->count < (int)sizeof set->members)
        set->members[set->count++] = (unsigned char)c;
}

static int one(const char **p)
{
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    int c = (unsigned char)*(*p)++;
    const char *found;
    if (c != '\\' || **p == '\0')
        return c;
    c = (unsigned char)*(*p)++;
    found = strchr(letters, c);
    if (found != NULL)
        return values[found - letters];
    if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && **p >= '0' && **p <= '7'; i++)
            value = value * 8 + (*(*p)++ - '0');
        return value;
    }
    return c;
}

/* [:lower:] and the like; how many characters of the set's text it is, 0 for something else. */
static int add_class(struct set *set, const char *p)
{
    static const struct {
        const char *name;
        int (*has)(int);
    } classes[] = {{"[:alnum:]", isalnum}, {"[:alpha:]", isalpha}, {"[:blank:]", isblank}, {"[:cntrl:]", iscntrl},
                   {"[:digit:]", isdigit}, {"[:graph:]", isgraph}, {"[:lower:]", islower}, {"[:print:]", isprint},
                   {"[:punct:]", ispunct}, {"[:space:]", isspace}, {"[:upper:]", isupper}, {"[:xdigit:]", isxdigit}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        size_t n = strlen(classes[i].name);
        if (strncmp(p, classes[i].name, n) == 0) {
            for (int c = 0; c < 256; c++)
                if (classes[i].has(c))
                    add(set, c);
            return (int)n;
        }
    }
    return 0;
}

static void parse(struct set *set, const char *p)
{
    while (*p != '\0') {
        int n = add_class(set, p), first, last;
        if (n > 0) {
            p += n;
            continue;
        }
        first = last = one(&p);
        if (p[0] == '-' && p[1] != '\0') {
            p++;
            last = one(&p);
            if (last < first)
                errx(1, "range-endpoints of '%c-%c' are in reverse collating sequence order", first, last);
        }
        for (int c = first; c <= last; c++)
            add(set, c);
    }
}

static void complement(struct set *set)
{
    struct set others = {{0}, 0};
    for (int c = 0; c < 256; c++)
        if (memchr(set->members, c, set->count) == NULL)
            add(&others, c);
    *set = others;
}

int main(int argc, char **argv)
{
    struct set first = {{0}, 0}, second = {{0}, 0};
    unsigned char map[256], in_first[256] = {0}, in_last[256] = {0};
    int complemented = 0, deletes = 0, squeezes = 0, c, before = -1;
    while ((c = tool_option(argc, argv, "cCds", "t", "delete=d squeeze-repeats=s complement=c", 1)) != -1) {
        switch (c) {
        case 'c':
        case 'C':
            complemented = 1;
            break;
        case 'd':
            deletes = 1;
            break;
        case 's':
            squeezes = 1;
            break;
        }
    }
    if (optind == argc || (argc - optind == 1 && !deletes && !squeezes)) {
        if (optind == argc)
            warnx("missing operand");
        else
            warnx("missing operand after '%s'\nTwo strings must be given when translating.",
                    argv[optind]);
        tool_usage(1);
    }
    parse(&first, argv[optind]);
    if (complemented)
        complement(&first);
    if (optind + 1 < argc)
        parse(&second, argv[optind + 1]);
    for (int i = 0; i < 256; i++)
        map[i] = (unsigned char)i;
    for (int i = 0; i < first.count; i++) {
        in_first[first.members[i]] = 1;
        if (!deletes && second.count > 0)
            map[first.members[i]] = second.members[i < second.count ? i : second.count - 1];
    }
    for (int i = 0; i < (second.count > 0 ? second.count : first.count); i++)
        in_last[second.count > 0 ? second.members[i] : first.members[i]] = 1;
    while ((c = getchar()) != EOF) {
        if (deletes && in_first[c])
            continue;
        c = map[c];
        if (squeezes && c == before && in_last[c])
            continue;
        putchar(c);
        before = c;
    }
    return 0;
}
