#include <stdio.h>

/* Integer promotion and the common type of both operands. */
int main(void)
{
    unsigned short a = (unsigned short)200, b = (unsigned short)-3;
    printf("sum %ld size %zu\n", (long)(a + b), sizeof(a + b));
    printf("neg %ld size %zu\n", (long)-a, sizeof(-a));
    printf("not %ld size %zu\n", (long)~b, sizeof(~b));
    printf("cmp %d %d %d\n", a < b, b < -1, b > 0u);
    printf("mix %zu %zu %zu\n", sizeof(a + 1L), sizeof(b + 'c'), sizeof(1 ? a : 1u));
    printf("shift %zu\n", sizeof(a << 1L));
    return (int)((a + b) & 0x7f);
}
