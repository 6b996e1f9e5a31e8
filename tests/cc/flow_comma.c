#include <stdio.h>

int main(void)
{
    int i, j;
    for (i = 0, j = 10; i < j; i += 2, j--)
        printf("%d,%d ", i, j);
    int k = (i = 3, j = i * 2, j + 1);
    printf("%d %d %d\n", i, j, k);
    return k;
}
