#include <stdio.h>

int main(void)
{
    unsigned values[] = {0, 1, 8, 511, 4294967295u};
    int total = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        total += printf("%o\n", values[i]);
        total += printf("%#o\n", values[i]);
        total += printf("%06o\n", values[i]);
        total += printf("%#06o\n", values[i]);
        total += printf("%.5o\n", values[i]);
        total += printf("%-6o|\n", values[i]);
    }
    return total & 0x7f;
}
