#include <stdio.h>

int main(void)
{
    int values[] = {0, 1, -1, 42, -42, 12345, 2147483647, -2147483647 - 1};
    int total = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        total += printf("%d\n", values[i]);
        total += printf("%5d\n", values[i]);
        total += printf("%-5d|\n", values[i]);
        total += printf("%05d\n", values[i]);
        total += printf("%+d\n", values[i]);
        total += printf("% d\n", values[i]);
        total += printf("%.3d\n", values[i]);
        total += printf("%8.3d\n", values[i]);
        total += printf("%-8.3d|\n", values[i]);
        total += printf("%+.0d\n", values[i]);
    }
    return total & 0x7f;
}
