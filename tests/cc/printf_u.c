#include <stdio.h>

int main(void)
{
    unsigned values[] = {0, 1, 42, 65535, 4294967295u};
    int total = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        total += printf("%u\n", values[i]);
        total += printf("%6u\n", values[i]);
        total += printf("%-6u|\n", values[i]);
        total += printf("%06u\n", values[i]);
        total += printf("%.4u\n", values[i]);
        total += printf("%8.5u\n", values[i]);
    }
    return total & 0x7f;
}
