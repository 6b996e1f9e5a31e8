#include <stdio.h>

struct table {
    long cells[20];
    char name[16];
};

static struct table make(long seed)
{
    struct table t = {.name = "made"};
    for (int i = 0; i < 20; i++)
        t.cells[i] = seed * i;
    return t;
}

static long sum(struct table t)
{
    long s = 0;
    for (int i = 0; i < 20; i++)
        s += t.cells[i];
    t.cells[0] = -1;
    return s;
}

int main(void)
{
    struct table t = make(3), u;
    u = t;
    u.cells[5] = 1000;
    printf("%ld %ld %s %ld %zu\n", sum(t), sum(u), u.name, t.cells[0], sizeof t);
    return (int)(make(2).cells[7]);
}
