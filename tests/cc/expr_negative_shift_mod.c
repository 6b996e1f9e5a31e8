#include <stdio.h>

int main(void)
{
    int v[] = {-7, -1, 7, 100};
    for (int i = 0; i < 4; i++)
        printf("%d %d %d %d\n", v[i] >> 1, v[i] / 2, v[i] % 4, (int)((unsigned)v[i] >> 28));
    return 0;
}
