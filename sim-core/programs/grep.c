/* grep [-EFGchHilnoqrsvwx] [-e] PATTERN [FILE]...: the lines that match. Patterns know . [] * ^ $ and,
 * with -E or a backslash before, + ? | () {}. */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void __ipclab_unsupported(const char *what);

static const char long_options[] = "extended-regexp=E fixed-strings=F count=c regexp=e no-filename=h ignore-case=i "
                                   "files-with-matches=l line-number=n only-matching=o quiet=q silent=q "
                                   "recursive=r no-messages=s invert-match=v word-regexp=w line-regexp=x";

static int extended, fixed, fold, inverted, whole_line, whole_word;
static int only_count, only_names, only_matching, with_numbers, quiet, silent, recursive, with_names, without_names;
static int trouble;

static char *patterns[64];
static int pattern_count;

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
    if (*p == '\\' && p[1] == 'w')
        return isalnum(c) || c == '_';
    if (*p == '\\' && p[1] == 's')
        return isspace(c) != 0;
    if (*p == '\\' && p[1] != '\0' && strchr("WSbB<>`'123456789", p[1]) != NULL)
        __ipclab_unsupported("this backslash in a pattern of the command grep");
    if (*p == '\\')
        return same((unsigned char)p[1], c);
    if (*p == '[')
        return in_brackets(p + 1, end, c);
    return *p == '.' || same((unsigned char)*p, c);
}

/* Whether a sign stands here that is special with -E, or with a backslash before it without. */
static int special(const char *p, const char *end, char sign)
{
    if (fixed || p >= end)
        return 0;
    return extended ? *p == sign : *p == '\\' && p + 1 < end && p[1] == sign;
}

/* How often the atom before p may stand; behind the repetition, p itself when there is none. */
static const char *repetition(const char *p, const char *end, int *least, int *most)
{
    int sign = extended ? 1 : 2;
    *least = *most = 1;
    if (fixed || p >= end)
        return p;
    if (*p == '*') {
        *least = 0;
        *most = INT_MAX;
        return p + 1;
    }
    if (special(p, end, '+') || special(p, end, '?')) {
        *least = special(p, end, '+');
        *most = *least ? INT_MAX : 1;
        return p + sign;
    }
    if (special(p, end, '{')) {
        char *behind;
        *least = *most = (int)strtol(p + sign, &behind, 10);
        if (*behind == ',') {
            *most = (int)strtol(behind + 1, &behind, 10);
            if (*most == 0)
                *most = INT_MAX;
        }
        return behind + sign;
    }
    return p;
}

/* The end of an alternative: at a bar or at the closing parenthesis of its group. */
static const char *alternative_end(const char *p, const char *end)
{
    int depth = 0;
    while (p < end) {
        if (special(p, end, '('))
            depth++;
        else if (special(p, end, ')') && depth-- == 0)
            return p;
        else if (special(p, end, '|') && depth == 0)
            return p;
        p = special(p, end, '(') || special(p, end, ')') || special(p, end, '|') ? p + (extended ? 1 : 2)
            : fixed                                                              ? p + 1
                                                                                 : after_atom(p);
    }
    return end;
}

/* A group that is being matched: its inside, how often it may and did stand, what comes behind. */
struct group {
    const char *inner, *inner_end, *behind, *end;
    int least, most, count;
    const char *text; /* where this time began */
    const struct group *next;
};

static const char *line_start;
static const char *match_end; /* of the longest match so far */

static void match(const char *p, const char *end, const struct group *group, const char *text);

static int in_word(const char *p)
{
    return isalnum((unsigned char)*p) || *p == '_';
}

static void alternatives(const char *p, const char *end, const struct group *group, const char *text)
{
    for (;;) {
        const char *stop = alternative_end(p, end);
        int anchored = !fixed && p < stop && *p == '^';
        if (!anchored || text == line_start)
            match(p + anchored, stop, group, text);
        if (stop >= end)
            return;
        p = stop + (extended ? 1 : 2);
    }
}

/* The group was matched count times: once more, and what comes behind it. */
static void match_behind(const struct group *group, const char *text)
{
    if (group->count < group->most && (group->count == 0 || text > group->text)) {
        struct group more = *group;
        more.count++;
        more.text = text;
        alternatives(group->inner, group->inner_end, &more, text);
    }
    if (group->count >= group->least)
        match(group->behind, group->end, group->next, text);
}

static void match_atom(const char *p, const char *end, const struct group *group, const char *text)
{
    const char *next = fixed ? p + 1 : after_atom(p), *behind, *from = text;
    int least, most;
    behind = repetition(next, end, &least, &most);
    while (text - from < most && atom_matches(p, next, (unsigned char)*text))
        text++;
    for (; text - from >= least; text--)
        match(behind, end, group, text);
}

/* Finds every way in which [p, end) and what comes behind it match text. */
static void match(const char *p, const char *end, const struct group *group, const char *text)
{
    if (p == end && group != NULL) {
        match_behind(group, text);
    } else if (p == end) {
        int fits = !(whole_line && *text != '\0') && !(whole_word && in_word(text));
        if (fits && (match_end == NULL || text > match_end))
            match_end = text;
    } else if (special(p, end, '(')) {
        struct group inside = {p + (extended ? 1 : 2), NULL, NULL, end, 1, 1, 0, text, group};
        inside.inner_end = inside.inner;
        while ((inside.inner_end = alternative_end(inside.inner_end, end)) < end && !special(inside.inner_end, end, ')'))
            inside.inner_end += extended ? 1 : 2;
        if (inside.inner_end == end)
            errx(2, "Unmatched ( or \\(");
        inside.behind = repetition(inside.inner_end + (extended ? 1 : 2), end, &inside.least, &inside.most);
        match_behind(&inside, text);
    } else if (!fixed && *p == '$' && p + 1 == end) {
        if (*text == '\0')
            match(p + 1, end, group, text);
    } else {
        match_atom(p, end, group, text);
    }
}

/* The first match from text on; its end is match_end. */
static const char *find(const char *line, const char *text)
{
    line_start = line;
    for (;; text++) {
        match_end = NULL;
        if (!(whole_word && text > line && in_word(text - 1)) && !(whole_line && text > line))
            for (int i = 0; i < pattern_count; i++)
                alternatives(patterns[i], patterns[i] + strlen(patterns[i]), NULL, text);
        if (match_end != NULL)
            return text;
        if (*text == '\0')
            return NULL;
    }
}

static void print_prefix(const char *name, long number)
{
    if (with_names)
        printf("%s:", name);
    if (with_numbers)
        printf("%ld:", number);
}

static void print(const char *line, const char *name, long number)
{
    if (!only_matching) {
        print_prefix(name, number);
        puts(line);
        return;
    }
    for (const char *at = line; !inverted && (at = find(line, at)) != NULL;) {
        if (match_end > at) {
            print_prefix(name, number);
            printf("%.*s\n", (int)(match_end - at), at);
        }
        at = match_end > at ? match_end : at + 1;
        if (*at == '\0')
            break;
    }
}

static long search(FILE *f, const char *name)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t n;
    long number = 0, found = 0;
    while ((n = getline(&line, &size, f)) > 0) {
        number++;
        if (line[n - 1] == '\n')
            line[n - 1] = '\0';
        if ((find(line, line) != NULL) == inverted)
            continue;
        found++;
        if (quiet || only_names)
            break;
        if (!only_count)
            print(line, name, number);
    }
    if (ferror(f) && !silent)
        warn("%s", name);
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

static long search_file(const char *path, int hide_dot);

static long search_directory(const char *path, int hide_dot)
{
    DIR *dirp = opendir(path);
    struct dirent *entry;
    long found = 0;
    while (dirp != NULL && (entry = readdir(dirp)) != NULL) {
        char below[PATH_MAX];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s%s%s", hide_dot ? "" : path, hide_dot ? "" : "/", entry->d_name);
        found += search_file(below, 0);
    }
    if (dirp != NULL)
        closedir(dirp);
    return found;
}

static long search_file(const char *path, int hide_dot)
{
    struct stat st;
    FILE *f;
    long found;
    if (strcmp(path, "-") == 0)
        return search(stdin, "(standard input)");
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        if (recursive)
            return search_directory(path, hide_dot);
        fprintf(stderr, "%s: %s: Is a directory\n", program_invocation_short_name, path);
        return 0;
    }
    f = fopen(path, "r");
    if (f == NULL) {
        if (!silent)
            warn("%s", path);
        trouble = 1;
        return 0;
    }
    found = search(f, path);
    fclose(f);
    return found;
}

/* A pattern for each line of the text. */
static void add_patterns(char *text)
{
    for (char *end = text; end != NULL && pattern_count < 64; text = end + 1) {
        end = strchr(text, '\n');
        if (end != NULL)
            *end = '\0';
        patterns[pattern_count++] = text;
        if (end == NULL)
            break;
    }
}

static void usage(void)
{
    fprintf(stderr, "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n");
    exit(2);
}

static void set(int c)
{
    if (c == 'E' || c == 'G')
        extended = c == 'E';
    fixed |= c == 'F';
    only_count |= c == 'c';
    with_names |= c == 'H';
    without_names |= c == 'h';
    fold |= c == 'i' || c == 'y';
    only_names |= c == 'l';
    with_numbers |= c == 'n';
    only_matching |= c == 'o';
    quiet |= c == 'q';
    recursive |= c == 'r' || c == 'R';
    silent |= c == 's';
    inverted |= c == 'v';
    whole_word |= c == 'w';
    whole_line |= c == 'x';
    if (c == 'e')
        add_patterns(optarg);
}

int main(int argc, char **argv)
{
    static char *input[] = {"-", NULL}, *here[] = {".", NULL};
    const char *name = strrchr(argv[0], '/');
    char **files;
    int c;
    long found = 0;
    name = name != NULL ? name + 1 : argv[0];
    extended = strcmp(name, "egrep") == 0;
    fixed = strcmp(name, "fgrep") == 0;
    while ((c = tool_option(argc, argv, "EFGce:hHilnoqrRsvwxy", "ABCDILPTUZabdfmuz", long_options, 0)) != -1) {
        if (c == '?')
            usage();
        set(c);
    }
    if (pattern_count == 0) {
        if (optind == argc)
            usage();
        add_patterns(argv[optind++]);
    }
    with_names |= !without_names && (argc - optind > 1 || recursive);
    files = optind < argc ? argv + optind : recursive ? here : input;
    for (; *files != NULL; files++)
        found += search_file(*files, files == here);
    return trouble && !(quiet && found > 0) ? 2 : found == 0;
}
