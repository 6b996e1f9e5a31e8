/* echo [-neE] [STRING]...: its arguments, with spaces between and a newline behind. */
#include <stdio.h>
#include <string.h>

/* Puts text with \n, \t ... replaced; returns 1 when \c ends the output. */
static int put_escaped(const char *s)
{
    for (; *s != '\0'; s++) {
        static const char letters[] = "abefnrtv\\", values[] = "\a\b\033\f\n\r\t\v\\";
        const char *found;
        if (*s != '\\' || s[1] == '\0') {
            putchar(*s);
            continue;
        }
        s++;
        if (*s == 'c')
            return 1;
        found = strchr(letters, *s);
        if (found != NULL) {
            putchar(values[found - letters]);
        } else if (*s == '0') {
            int value = 0;
            for (int i = 0; i < 3 && s[1] >= '0' && s[1] <= '7'; i++)
                value = value * 8 + (*++s - '0');
            putchar(value);
        } else {
            putchar('\\');
            putchar(*s);
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    int first = 1, newline = 1, escapes = 0;
    for (; first < argc && argv[first][0] == '-' && argv[first][1] != '\0'; first++) {
        if (strspn(argv[first] + 1, "neE") != strlen(argv[first] + 1))
            break;
        for (const char *p = argv[first] + 1; *p != '\0'; p++) {
            if (*p == 'n')
                newline = 0;
            else
                escapes = *p == 'e';
        }
    }
    for (int i = first; i < argc; i++) {
        if (i > first)
            putchar(' ');
        if (!escapes)
            fputs(argv[i], stdout);
        else if (put_escaped(argv[i]))
            return 0;
    }
    if (newline)
        putchar('\n');
    return 0;
}
