#include <stdio.h>

int main(void)
{
    int i = 5;
    int a = i++ * 2;
    int b = ++i * 2;
    int c = i--;
    c -= --i;
    char s[] = "abc", *p = s;
    (*p)++;
    char d = *p++, e = *++p;
    printf("%d %d %d %d %c %c %s\n", a, b, i, c != 99, d, e, s);
    unsigned char u = 255;
    u++;
    signed char m = -128;
    m--;
    printf("%d %d\n", u, m);
    return i;
}
