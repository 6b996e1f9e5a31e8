#include <stdio.h>

int main(void)
{
    int n = 0x01020304;
    unsigned char *p = (unsigned char *)&n;
    for (size_t i = 0; i < sizeof n; i++)
        printf("%02x ", p[i]);
    long l = (long)(void *)p - (long)&n;
    printf("%ld %d\n", l, (void *)p == (void *)&n);
    return p[0];
}
