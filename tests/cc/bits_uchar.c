#include <stdio.h>

/* And, or, xor, not, and the assignments with them. */
int main(void)
{
    unsigned char x = 0x5a, y = 0x33, z;
    printf("%ld %ld %ld %ld\n", (long)(x & y), (long)(x | y), (long)(x ^ y), (long)((unsigned char)~x));
    z = x;
    z &= y;
    z |= 0x40;
    z ^= 0x0f;
    printf("%d\n", z);
    int count = 0;
    for (unsigned long bits = (unsigned char)x; bits != 0; bits &= bits - 1)
        count++;
    printf("%d %d\n", count, !x + !!y);
    return (int)(z & 0x7f);
}
