#include <stdio.h>

static int x = 1;

static int outer(void)
{
    return x;
}

int main(void)
{
    printf("%d ", x);
    int x = 2;
    printf("%d ", x);
    {
        int x = 3;
        printf("%d ", x);
        for (int x = 10; x < 12; x++)
            printf("%d ", x);
        printf("%d ", x);
    }
    printf("%d %d\n", x, outer());
    return x;
}
