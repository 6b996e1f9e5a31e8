#include <stdio.h>

/* Shifts left and right; the type is that of the promoted left operand. */
int main(void)
{
    unsigned short values[] = {0, 1, 2, 5, 64, 100, (unsigned short)-1, (unsigned short)-64};
    for (int i = 0; i < 8; i++) {
        unsigned short v = values[i];
        printf("%ld %ld %ld %ld", (long)(v >> 0), (long)(v >> 1), (long)(v >> 3), (long)(v >> 7));
        printf(" %lu\n", (unsigned long)v << 3);
    }
    unsigned short x = 3;
    x <<= 4;
    x |= 1;
    printf("%d ", x);
    x >>= 2;
    printf("%d\n", x);
    return (int)x;
}
