#include <stdio.h>

static int up(int n) { return n + 1; }
static int down(int n) { return n - 1; }

static int (*choose(int which))(int)
{
    return which ? up : down;
}

static const char *name(int n)
{
    static const char *names[] = {"none", "one", "many"};
    return names[n > 2 ? 2 : n];
}

int main(void)
{
    printf("%d %d %s %s\n", choose(1)(10), choose(0)(10), name(1), name(100));
    return choose(1)(choose(1)(5));
}
