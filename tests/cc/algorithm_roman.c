#include <stdio.h>

int main(void)
{
    static const struct {
        int value;
        const char *text;
    } parts[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                 {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    static const int years[] = {1, 4, 9, 14, 1066, 1954, 1999, 2024};
    for (int i = 0; i < 8; i++) {
        int n = years[i];
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            for (; n >= parts[k].value; n -= parts[k].value)
                fputs(parts[k].text, stdout);
        putchar(i < 7 ? ' ' : '\n');
    }
    return 0;
}
