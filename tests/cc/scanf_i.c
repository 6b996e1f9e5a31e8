#include <stdio.h>

int main(void)
{
    int a = 0;
    int b = 0;
    int c = 0;
    int n = sscanf("10 010 0x10", "%i%i%i", &a, &b, &c);
    printf("%d: %d %d %d\n", n, a, b, c);
    return n;
}
