#include <stdio.h>

static long take(long a, char b, unsigned char c, short d)
{
    return a * 1000000 + b * 10000 + c * 100 + d;
}

int main(void)
{
    printf("%ld\n", take(3, 'a' - 'A', (unsigned char)300, -1));
    printf("%ld\n", take((int)-2, 1, 2, 3));
    return 0;
}
