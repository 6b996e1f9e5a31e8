#include <stdio.h>

struct ring {
    int items[4];
    unsigned head, tail;
};

static int put(struct ring *r, int v)
{
    if (r->head - r->tail == 4)
        return 0;
    r->items[r->head++ % 4] = v;
    return 1;
}

static int get(struct ring *r, int *v)
{
    if (r->head == r->tail)
        return 0;
    *v = r->items[r->tail++ % 4];
    return 1;
}

int main(void)
{
    struct ring r = {.head = ~0u - 1, .tail = ~0u - 1};
    int v, refused = 0;
    for (int i = 0; i < 6; i++)
        refused += !put(&r, i * 11);
    while (get(&r, &v))
        printf("%d ", v);
    printf("refused %d\n", refused);
    return refused;
}
