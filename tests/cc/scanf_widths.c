#include <stdio.h>

int main(void)
{
    int a = 0;
    int b = 0;
    int c = 0;
    int n = sscanf("123456789", "%3d%2d%d", &a, &b, &c);
    printf("%d: %d %d %d\n", n, a, b, c);
    return n;
}
