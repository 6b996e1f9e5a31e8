#include <stdio.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int descending(const void *a, const void *b)
{
    return ascending(b, a);
}

int main(void)
{
    int v[] = {42, -3, 17, 0, 99, -50, 17, 8, 1};
    int n = sizeof v / sizeof *v;
    qsort(v, n, sizeof *v, ascending);
    for (int i = 0; i < n; i++)
        printf("%d ", v[i]);
    qsort(v, n, sizeof *v, descending);
    for (int i = 0; i < n; i++)
        printf("%d ", v[i]);
    printf("\n");
    return v[0];
}
