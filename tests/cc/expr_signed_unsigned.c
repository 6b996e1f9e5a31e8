#include <stdio.h>

int main(void)
{
    int i = -1;
    unsigned u = 1;
    printf("%d %d %d\n", i < (int)u, (unsigned)i > u, i + 1u == 0);
    printf("%u %ld %lu\n", i + u, i + 1L, i + 1UL);
    unsigned char c = 0xff;
    printf("%d %d %d\n", c == -1, (signed char)c == -1, ~c);
    printf("%d\n", (unsigned short)-1 > 0);
    long l = -1;
    printf("%d %d\n", l < (long)u, (unsigned long)l > u);
    return 0;
}
