#include <stdio.h>

static int next(void)
{
    static int counter = 100;
    return counter++;
}

static const char *hex(unsigned n)
{
    static char buffers[2][9];
    static int turn;
    char *b = buffers[turn ^= 1];
    sprintf(b, "%x", n);
    return b;
}

int main(void)
{
    int a = next(), b = next(), c = next();
    printf("%d %d %d\n", a, b, c);
    printf("%s %s\n", hex(255), hex(16));
    return next() - 100;
}
