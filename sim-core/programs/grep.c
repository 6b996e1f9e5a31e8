/* grep [-EFchilnqvx] PATTERN [FILE]...: the lines that match. Patterns know . [] * ^ $ and, with -E
 * or a backslash before, + ? |; groups are refused. */
#include <ctype.h>
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int extended, fixed, fold, inverted, whole_line;
static int only_count, only_names, with_numbers, quiet, with_names;

static int same(int a, int b)
{
    return fold ? tolower(a) == tolower(b) : a == b;
}

/* Behind the atom that starts at p: a character, an escaped one, a bracket expression. */
static const char *after_atom(const char *p)
{
    if (*p == '\\' && p[1] != '\0')
        return p + 2;
    if (*p != '[')
        return p + 1;
    p++;
    if (*p == '^')
        p++;
    if (*p == ']')
        p++;
    while (*p != '\0' && *p != ']') {
        if (*p == '[' && p[1] == ':' && strstr(p, ":]") != NULL)
            p = strstr(p, ":]") + 1;
        p++;
    }
    if (*p == '\0')
        errx(2, "Unmatched [, [^, [:, [., or [=");
    return p + 1;
}

static int in_class(const char *name, int c)
{
    static const struct {
        const char *name;
        int (*has)(int);
    } classes[] = {{"[:alnum:]", isalnum}, {"[:alpha:]", isalpha}, {"[:digit:]", isdigit},
                   {"[:lower:]", islower}, {"[:punct:]", ispunct}, {"[:space:]", isspace},
                   {"[:upper:]", isupper}, {"[:blank:]", isblank}, {"[:xdigit:]", isxdigit}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (strncmp(name, classes[i].name, strlen(classes[i].name)) == 0)
            return classes[i].has(c) != 0;
    return 0;
}

static int in_brackets(const char *p, const char *end, int c)
{
    int negated = *p == '^', found = 0;
    const char *first = p += negated;
    while (p < end - 1) {
        if (*p == '[' && p[1] == ':') {
            found |= in_class(p, c);
            p = strstr(p, ":]") + 2;
        } else if (p[1] == '-' && p + 2 < end - 1) {
            found |= (p[0] <= c && c <= p[2]) ||
                     (fold && ((p[0] <= tolower(c) && tolower(c) <= p[2]) || (p[0] <= toupper(c) && toupper(c) <= p[2])));
            p += 3;
        } else {
            found |= same((unsigned char)*p, c);
            p++;
        }
        if (p == first)
            break;
    }
    return found != negated;
}

static int atom_matches(const char *p, const char *end, int c)
{
    if (c == '\0')
        return 0;
    if (fixed)
        return same((unsigned char)*p, c);
    if (*p == '\\')
        return p[1] == 'w' ? isalnum(c) || c == '_' : same((unsigned char)p[1], c);
    if (*p == '[')
        return in_brackets(p + 1, end, c);
    return *p == '.' || same((unsigned char)*p, c);
}

/* The repetition behind an atom: '*', '+', '?' or 0; *length is its length. */
static char repetition(const char *p, int *length)
{
    *length = 1;
    if (fixed)
        return 0;
    if (*p == '*' || (extended && (*p == '+' || *p == '?')))
        return *p;
    *length = 2;
    if (!extended && *p == '\\' && (p[1] == '+' || p[1] == '?'))
        return p[1];
    return 0;
}

/* Whether pattern [p, end) matches text from here on; *behind is the end of the longest match. */
static int match_here(const char *p, const char *end, const char *text, const char **behind)
{
    const char *next, *from = text;
    char repeated;
    int length;
    if (p == end) {
        *behind = text;
        return 1;
    }
    if (!fixed && *p == '$' && p + 1 == end) {
        *behind = text;
        return *text == '\0';
    }
    next = fixed ? p + 1 : after_atom(p);
    repeated = next < end ? repetition(next, &length) : 0;
    if (!repeated)
        return atom_matches(p, next, (unsigned char)*text) && match_here(next, end, text + 1, behind);
    while (atom_matches(p, next, (unsigned char)*text) && !(repeated == '?' && text > from))
        text++;
    for (;; text--) {
        if (!(repeated == '+' && text == from) && match_here(next + length, end, text, behind))
            return 1;
        if (text == from)
            return 0;
    }
}

static int match_one(const char *p, const char *end, const char *line)
{
    int anchored = !fixed && p < end && *p == '^';
    const char *behind;
    p += anchored;
    for (const char *text = line;; text++) {
        if (match_here(p, end, text, &behind) && (!whole_line || (text == line && *behind == '\0')))
            return 1;
        if (*text == '\0' || anchored || whole_line)
            return 0;
    }
}

/* Alternatives are tried one after the other. */
static int matches(const char *pattern, const char *line)
{
    const char *p = pattern, *start = pattern;
    while (!fixed && *p != '\0') {
        int bar = extended ? *p == '|' : p[0] == '\\' && p[1] == '|';
        if (bar) {
            if (match_one(start, p, line))
                return 1;
            p += extended ? 1 : 2;
            start = p;
        } else if (extended ? *p == '(' : p[0] == '\\' && p[1] == '(') {
            errx(2, "groups in patterns are not supported here");
        } else {
            p = after_atom(p);
        }
    }
    return match_one(start, start + strlen(start), line);
}

static long search(FILE *f, const char *pattern, const char *name)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    long number = 0, found = 0;
    while ((n = getline(&line, &size, f)) > 0) {
        number++;
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if (matches(pattern, line) == inverted)
            continue;
        found++;
        if (quiet || only_names)
            break;
        if (only_count)
            continue;
        if (with_names)
            printf("%s:", name);
        if (with_numbers)
            printf("%ld:", number);
        puts(line);
    }
    if (only_names && found > 0)
        puts(name);
    else if (only_count && !quiet) {
        if (with_names)
            printf("%s:", name);
        printf("%ld\n", found);
    }
    free(line);
    return found;
}

int main(int argc, char **argv)
{
    const char *pattern = NULL;
    int c, without_names = 0, trouble = 0;
    long found = 0;
    extended = strcmp(basename(argv[0]), "egrep") == 0;
    fixed = strcmp(basename(argv[0]), "fgrep") == 0;
    while ((c = getopt(argc, argv, "EFGce:hHilnqvxs")) != -1) {
        switch (c) {
        case 'E':
            extended = 1;
            break;
        case 'F':
            fixed = 1;
            break;
        case 'G':
            extended = 0;
            break;
        case 'c':
            only_count = 1;
            break;
        case 'e':
            pattern = optarg;
            break;
        case 'h':
            without_names = 1;
            break;
        case 'H':
            with_names = 1;
            break;
        case 'i':
            fold = 1;
            break;
        case 'l':
            only_names = 1;
            break;
        case 'n':
            with_numbers = 1;
            break;
        case 'q':
            quiet = 1;
            break;
        case 'v':
            inverted = 1;
            break;
        case 'x':
            whole_line = 1;
            break;
        case 's':
            break;
        default:
            fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
            return 2;
        }
    }
    if (pattern == NULL) {
        if (optind == argc) {
            fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
            return 2;
        }
        pattern = argv[optind++];
    }
    if (argc - optind > 1 && !without_names)
        with_names = 1;
    if (optind == argc)
        found = search(stdin, pattern, "(standard input)");
    for (; optind < argc; optind++) {
        FILE *f = strcmp(argv[optind], "-") == 0 ? stdin : fopen(argv[optind], "r");
        if (f == NULL) {
            warn("%s", argv[optind]);
            trouble = 1;
            continue;
        }
        found += search(f, pattern, f == stdin ? "(standard input)" : argv[optind]);
        if (f != stdin)
            fclose(f);
    }
    return trouble ? 2 : found == 0;
}
