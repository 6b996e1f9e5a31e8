#include <stddef.h>
#include <stdio.h>

int main(void)
{
    int v[5] = {1, 2, 3, 4, 5};
    int (*p)[5] = &v;
    printf("%d %zu %zu\n", (*p)[3], sizeof *p, sizeof p);
    printf("%td\n", (char *)(p + 1) - (char *)p);
    return (*p)[4];
}
