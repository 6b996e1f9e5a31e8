#include <stdio.h>

int main(void)
{
    signed char a = 0;
    short b = 0;
    long c = 0;
    int n = sscanf("300 70000 5000000000", "%hhd%hd%ld", &a, &b, &c);
    printf("%d: %d %d %ld\n", n, a, b, c);
    return n;
}
