#include <stdio.h>

int main(void)
{
    int a = 0;
    int b = 0;
    int c = 0;
    int n = sscanf("12 -7 +3 99999999999", "%d%d%d", &a, &b, &c);
    printf("%d: %d %d %d\n", n, a, b, c);
    return n;
}
