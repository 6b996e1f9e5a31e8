#include <stdio.h>

int main(void)
{
    int n = 3;
    int v[3] = {n, n * n, n * n * n};
    struct { int a, b; } s = {v[0] + 1, v[2] - 1};
    int again[2] = {s.a, s.b};
    printf("%d %d %d %d\n", v[1], v[2], again[0], again[1]);
    return v[2];
}
