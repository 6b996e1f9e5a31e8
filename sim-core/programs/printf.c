/* printf FORMAT [ARGUMENT]...: the format again and again until the arguments are used up. */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char **arguments;
static int left;
static int status;

static const char *next(void)
{
    if (left == 0)
        return "";
    left--;
    return *arguments++;
}

static long number(const char *text)
{
    char *end;
    long n;
    if (*text == '"' || *text == '\'')
        return (unsigned char)text[1];
    n = strtol(text, &end, 0);
    if (*end != '\0' || end == text) {
        if (*text != '\0') {
            fprintf(stderr, end == text ? "printf: '%s': expected a numeric value\n"
                                        : "printf: '%s': value not completely converted\n", text);
            status = 1;
        }
    }
    return n;
}

/* \n, \t, \033 ...; returns the last character used. */
static const char *escape(const char *p)
{
    static const char letters[] = "abefnrtv\\\"", values[] = "\a\b\033\f\n\r\t\v\\\"";
    const char *found;
    p++;
    if (*p == '\0') {
        putchar('\\');
        return p - 1;
    }
    if (*p == 'c')
        exit(status);
    found = strchr(letters, *p);
    if (found != NULL) {
        putchar(values[found - letters]);
    } else if (*p >= '0' && *p <= '7') {
        int value = 0, digits = 0;
        for (; digits < 3 && *p >= '0' && *p <= '7'; digits++)
            value = value * 8 + (*p++ - '0');
        putchar(value);
        p--;
    } else {
        putchar('\\');
        putchar(*p);
    }
    return p;
}

static const char *convert(const char *p)
{
    char spec[64];
    size_t n = strspn(p + 1, "-+ #0123456789.") + 1;
    int letter = p[n];
    if (n > sizeof spec - 4)
        n = sizeof spec - 4;
    memcpy(spec, p, n);
    switch (letter) {
    case '%':
        putchar('%');
        break;
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        spec[n] = 'l';
        spec[n + 1] = (char)letter;
        spec[n + 2] = '\0';
        printf(spec, number(next()));
        break;
    case 'c':
        spec[n] = 'c';
        spec[n + 1] = '\0';
        printf(spec, *next());
        break;
    case 's':
        spec[n] = 's';
        spec[n + 1] = '\0';
        printf(spec, next());
        break;
    case 'b':
        for (const char *s = next(); *s != '\0'; s++) {
            if (*s == '\\')
                s = escape(s);
            else
                putchar(*s);
        }
        break;
    default:
        fflush(stdout);
        fprintf(stderr, "printf: %.*s: invalid conversion specification\n", (int)n + 1, p);
        exit(1);
    }
    return p + n;
}

int main(int argc, char **argv)
{
    int before;
    if (argc < 2) {
        warnx("missing operand");
        tool_usage(1);
    }
    arguments = argv + 2;
    left = argc - 2;
    do {
        before = left;
        for (const char *p = argv[1]; *p != '\0'; p++) {
            if (*p == '\\')
                p = escape(p);
            else if (*p == '%')
                p = convert(p);
            else
                putchar(*p);
        }
    } while (left > 0 && left < before);
    return status;
}
