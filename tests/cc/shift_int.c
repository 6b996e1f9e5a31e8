#include <stdio.h>

/* Shifts left and right; the type is that of the promoted left operand. */
int main(void)
{
    int values[] = {0, 1, 2, 5, 64, 100, (int)-1, (int)-64};
    for (int i = 0; i < 8; i++) {
        int v = values[i];
        printf("%ld %ld %ld %ld", (long)(v >> 0), (long)(v >> 1), (long)(v >> 3), (long)(v >> 7));
        printf(" %lu\n", (unsigned long)v << 3);
    }
    int x = 3;
    x <<= 4;
    x |= 1;
    printf("%d ", x);
    x >>= 2;
    printf("%d\n", x);
    return (int)x;
}
