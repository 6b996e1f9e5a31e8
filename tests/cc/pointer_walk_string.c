#include <stdio.h>

int main(void)
{
    const char *s = "walk along the string";
    int words = 0, in = 0;
    for (const char *p = s; *p != 0; p++) {
        if (*p == ' ')
            in = 0;
        else if (!in) {
            in = 1;
            words++;
            putchar(*p);
        }
    }
    putchar('\n');
    return words;
}
