#include <stdio.h>

static int ten(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j)
{
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
}

int main(void)
{
    printf("%d\n", ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    return ten(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
}
