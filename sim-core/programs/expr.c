/* expr EXPRESSION: | & = != < <= > >= + - * / % : (length only), parentheses; status 1 for 0 and "". */
#include <ctype.h>
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **words;

static char *from_level(int level);

static void nonsense(const char *text)
{
    fprintf(stderr, "expr: %s\n", text);
    exit(2);
}

static int is_number(const char *s)
{
    s += *s == '-';
    return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

static char *text_of(long n)
{
    char *s = malloc(24);
    snprintf(s, 24, "%ld", n);
    return s;
}

static long number(const char *s)
{
    if (!is_number(s))
        nonsense("non-integer argument");
    return atol(s);
}

static char *operand(void)
{
    char *value;
    if (*words == NULL)
        nonsense("syntax error: missing argument");
    if (strcmp(*words, "length") == 0 && words[1] != NULL) {
        words += 2;
        return text_of((long)strlen(words[-1]));
    }
    if (strcmp(*words, "(") != 0)
        return *words++;
    words++;
    value = from_level(0);
    if (*words == NULL || strcmp(*words, ")") != 0)
        nonsense("syntax error: expecting ')'");
    words++;
    return value;
}

static int is_false(const char *s)
{
    return *s == '\0' || (is_number(s) && atol(s) == 0);
}

static char *combine(const char *op, char *a, char *b)
{
    int order = is_number(a) && is_number(b) ? (atol(a) > atol(b)) - (atol(a) < atol(b)) : strcmp(a, b);
    switch (op[0]) {
    case '|':
        return is_false(a) ? b : a;
    case '&':
        return is_false(a) || is_false(b) ? "0" : a;
    case '=':
        return text_of(order == 0);
    case '!':
        return text_of(order != 0);
    case '<':
        return text_of(op[1] == '=' ? order <= 0 : order < 0);
    case '>':
        return text_of(op[1] == '=' ? order >= 0 : order > 0);
    case '+':
        return text_of(number(a) + number(b));
    case '-':
        return text_of(number(a) - number(b));
    case '*':
        return text_of(number(a) * number(b));
    }
    if (number(b) == 0)
        nonsense("division by zero");
    return text_of(op[0] == '/' ? number(a) / number(b) : number(a) % number(b));
}

static char *from_level(int level)
{
    static const struct {
        char op[3];
        int level;
    } operators[] = {{"|", 0}, {"&", 1}, {"=", 2}, {"!=", 2}, {"<", 2}, {"<=", 2}, {">", 2},
                     {">=", 2}, {"+", 3}, {"-", 3}, {"*", 4}, {"/", 4}, {"%", 4}};
    char *value = operand();
    for (;;) {
        size_t i, count = sizeof operators / sizeof operators[0];
        for (i = 0; i < count; i++)
            if (*words != NULL && strcmp(*words, operators[i].op) == 0 && operators[i].level >= level)
                break;
        if (i == count)
            return value;
        words++;
        value = combine(operators[i].op, value, from_level(operators[i].level + 1));
    }
}

int main(int argc, char **argv)
{
    char *value;
    if (argc < 2) {
        warnx("missing operand");
        tool_usage(2);
    }
    words = argv + 1;
    value = from_level(0);
    if (*words != NULL)
        nonsense("syntax error: unexpected argument");
    puts(value);
    return is_false(value);
}
