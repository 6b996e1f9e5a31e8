#include <stdio.h>

int main(void)
{
    unsigned values[] = {0, 1, 255, 4096, 0xdeadbeef};
    int total = 0;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        total += printf("%x\n", values[i]);
        total += printf("%X\n", values[i]);
        total += printf("%#x\n", values[i]);
        total += printf("%#X\n", values[i]);
        total += printf("%08x\n", values[i]);
        total += printf("%#010x\n", values[i]);
        total += printf("%-8x|\n", values[i]);
        total += printf("%.4x\n", values[i]);
        total += printf("%#.3x\n", values[i]);
    }
    return total & 0x7f;
}
