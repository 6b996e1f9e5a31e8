#include <stdio.h>

int main(void)
{
    int a[5] = {1, 2};
    char s[8] = "ab";
    struct { int x, y, z; } p = {.y = 3};
    int m[2][3] = {{1}, {4, 5}};
    int flat[2][2] = {1, 2, 3};
    for (int i = 0; i < 5; i++)
        printf("%d ", a[i]);
    for (int i = 0; i < 8; i++)
        printf("%d ", s[i]);
    printf("\n%d %d %d\n", p.x, p.y, p.z);
    printf("%d %d %d %d %d\n", m[0][0], m[0][2], m[1][1], flat[1][0], flat[1][1]);
    return a[1] + p.y;
}
