#include <stdio.h>

int main(void)
{
    const char *s = "A pipe is a unidirectional data channel that can be used for interprocess communication.";
    int column = 0;
    while (*s) {
        int n = 0;
        while (s[n] && s[n] != ' ')
            n++;
        if (column && column + 1 + n > 24) {
            putchar('\n');
            column = 0;
        }
        column += printf("%s%.*s", column ? " " : "", n, s);
        s += n;
        while (*s == ' ')
            s++;
    }
    putchar('\n');
    return column;
}
