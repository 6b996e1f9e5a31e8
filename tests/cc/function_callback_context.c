#include <stdio.h>

static void each(int from, int to, void (*visit)(int, void *), void *context)
{
    for (int i = from; i < to; i++)
        visit(i, context);
}

static void add_square(int n, void *context)
{
    *(long *)context += (long)n * n;
}

static void append(int n, void *context)
{
    char **at = context;
    *at += sprintf(*at, "%d;", n);
}

int main(void)
{
    long sum = 0;
    char text[64], *at = text;
    each(1, 11, add_square, &sum);
    each(3, 7, append, &at);
    printf("%ld %s %d\n", sum, text, (int)(at - text));
    return (int)(sum % 256);
}
