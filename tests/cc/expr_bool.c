#include <stdbool.h>
#include <stdio.h>

int main(void)
{
    _Bool b = 5, z = 0;
    bool t = (bool)256, f = false;
    int n = 0;
    printf("%d %d %d %d %zu\n", b, z, t, f, sizeof b);
    b = 0;
    b |= 4;
    z = &n;
    printf("%d %d %d\n", b, z, true + true);
    b = !b;
    printf("%d\n", b);
    return t + f;
}
