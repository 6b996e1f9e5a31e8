#include <stdio.h>
#include <stdlib.h>

struct item {
    int key;
    char name;
};

static int calls;

static int by_key(const void *a, const void *b)
{
    calls++;
    return ((const struct item *)a)->key - ((const struct item *)b)->key;
}

int main(void)
{
    struct item v[] = {{2, 'a'}, {1, 'b'}, {2, 'c'}, {1, 'd'}, {0, 'e'}, {2, 'f'}};
    qsort(v, 6, sizeof *v, by_key);
    for (int i = 0; i < 6; i++)
        printf("%d%c ", v[i].key, v[i].name);
    printf("%d\n", calls);
    return 0;
}
