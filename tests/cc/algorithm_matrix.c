#include <stdio.h>

enum { N = 3 };

static void multiply(int a[N][N], int b[N][N], int c[N][N])
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            c[i][j] = 0;
            for (int k = 0; k < N; k++)
                c[i][j] += a[i][k] * b[k][j];
        }
}

int main(void)
{
    int a[N][N] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, b[N][N] = {{0, 1, 0}, {1, 0, 0}, {0, 0, 2}}, c[N][N];
    multiply(a, b, c);
    for (int i = 0; i < N; i++)
        printf("%d %d %d\n", c[i][0], c[i][1], c[i][2]);
    return c[2][2];
}
