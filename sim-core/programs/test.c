/* test EXPRESSION, [ EXPRESSION ]: true is status 0, false 1, nonsense 2. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **words;
static int count, at;
static const char *me;

static void nonsense(const char *what, const char *word)
{
    fprintf(stderr, "%s: %s%s%s\n", me, what, word == NULL ? "" : " ", word == NULL ? "" : word);
    exit(2);
}

static long number(const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != '\0') {
        fprintf(stderr, "%s: invalid integer '%s'\n", me, text);
        exit(2);
    }
    return n;
}

static int about_file(char letter, const char *path)
{
    struct stat st;
    if (letter == 't')
        return isatty((int)number(path));
    if (letter == 'r' || letter == 'w' || letter == 'x')
        return access(path, letter == 'r' ? R_OK : letter == 'w' ? W_OK : X_OK) == 0;
    if (letter == 'L' || letter == 'h')
        return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
    if (stat(path, &st) == -1)
        return 0;
    switch (letter) {
    case 'f':
        return S_ISREG(st.st_mode);
    case 'd':
        return S_ISDIR(st.st_mode);
    case 'p':
        return S_ISFIFO(st.st_mode);
    case 'c':
        return S_ISCHR(st.st_mode);
    case 's':
        return st.st_size > 0;
    }
    return 1;
}

static int binary(const char *a, const char *op, const char *b)
{
    static const char *const numeric[] = {"-eq", "-ne", "-lt", "-le", "-gt", "-ge"};
    if (strcmp(op, "=") == 0 || strcmp(op, "==") == 0)
        return strcmp(a, b) == 0;
    if (strcmp(op, "!=") == 0)
        return strcmp(a, b) != 0;
    for (int i = 0; i < 6; i++) {
        if (strcmp(op, numeric[i]) == 0) {
            long x = number(a), y = number(b);
            int results[] = {x == y, x != y, x < y, x <= y, x > y, x >= y};
            return results[i];
        }
    }
    nonsense("unknown operator", op);
    return 0;
}

static int is_binary(const char *op)
{
    return strcmp(op, "=") == 0 || strcmp(op, "==") == 0 || strcmp(op, "!=") == 0 ||
           (op[0] == '-' && strlen(op) == 3 && strstr("-eq-ne-lt-le-gt-ge", op) != NULL);
}

static int either(void);

static int primary(void)
{
    const char *word;
    if (at >= count)
        nonsense("argument expected", NULL);
    word = words[at];
    if (at + 2 < count && is_binary(words[at + 1])) {
        at += 3;
        return binary(word, words[at - 2], words[at - 1]);
    }
    if (strcmp(word, "!") == 0 && at + 1 < count) {
        at++;
        return !primary();
    }
    if (strcmp(word, "(") == 0 && at + 1 < count) {
        int result;
        at++;
        result = either();
        at++;
        return result;
    }
    at++;
    if (word[0] == '-' && word[1] != '\0' && word[2] == '\0' && at < count) {
        if (word[1] == 'z')
            return words[at++][0] == '\0';
        if (word[1] == 'n')
            return words[at++][0] != '\0';
        if (strchr("efdpcsrwxLht", word[1]) != NULL)
            return about_file(word[1], words[at++]);
    }
    return word[0] != '\0';
}

static int both(void)
{
    int result = primary();
    while (at < count && strcmp(words[at], "-a") == 0) {
        at++;
        result &= primary();
    }
    return result;
}

static int either(void)
{
    int result = both();
    while (at < count && strcmp(words[at], "-o") == 0) {
        at++;
        result |= both();
    }
    return result;
}

int main(int argc, char **argv)
{
    int result;
    me = argv[0];
    words = argv + 1;
    count = argc - 1;
    if (strcmp(me, "[") == 0 || (strlen(me) > 1 && strcmp(me + strlen(me) - 2, "/[") == 0)) {
        if (count == 0 || strcmp(argv[argc - 1], "]") != 0)
            nonsense("missing ']'", NULL);
        count--;
    }
    if (count == 0)
        return 1;
    result = either();
    if (at < count)
        nonsense("extra argument", words[at]);
    return !result;
}
