#include <stddef.h>
#include <stdio.h>

int main(void)
{
    int v[] = {10, 20, 30, 40, 50};
    int *p = v, *q = &v[4];
    printf("%td %d %d %d\n", q - p, *(p + 2), p[3], 2[v]);
    p += 2;
    printf("%d %d %d\n", *p, p[-1], *--q);
    printf("%d %d\n", p < q, p == &v[2]);
    while (p >= v + 0 && p > v)
        printf("%d ", *p--);
    printf("%d\n", *p);
    return (int)(q - v);
}
