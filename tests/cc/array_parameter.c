#include <stdio.h>

static int total(const int v[], int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += v[i];
    return sum;
}

static int trace(int m[][3])
{
    return m[0][0] + m[1][1] + m[2][2];
}

int main(void)
{
    int v[] = {1, 2, 3, 4};
    int m[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    printf("%d %d %d\n", total(v, 4), total(v + 1, 2), trace(m));
    return total(v, 4);
}
