#include <stdio.h>

int main(void)
{
    int x = 100;
    x += 5; x -= 3; x *= 2; x /= 5; x %= 30; x <<= 3; x >>= 1; x |= 3; x &= ~1; x ^= 0x55;
    printf("%d\n", x);
    unsigned char c = 200;
    c += 100;
    c *= 2;
    short s = 30000;
    s -= 10;
    s /= -3;
    long l = 1;
    l <<= 40;
    l |= c;
    int v[3] = {1, 2, 3}, i = 0;
    v[i++] += 10;
    v[i] *= v[0];
    printf("%d %d %ld %d %d %d %d\n", c, s, l, v[0], v[1], v[2], i);
    return i;
}
