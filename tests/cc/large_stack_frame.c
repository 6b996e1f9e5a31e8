#include <stdio.h>

static long depth(int n)
{
    char space[512];
    for (int i = 0; i < 512; i++)
        space[i] = (char)(n + i);
    return n == 0 ? space[1] : depth(n - 1) + space[n % 512];
}

int main(void)
{
    printf("%ld\n", depth(200));
    return 0;
}
