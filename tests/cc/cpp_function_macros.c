#include <stdio.h>

#define SQUARE(x) ((x) * (x))
#define BAD(x) x * x
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SWAP(type, a, b) do { type t = a; a = b; b = t; } while (0)
#define EMPTY()
#define PAIR(a, b) a, b

static int sum(int a, int b)
{
    return a + b;
}

int main(void)
{
    int x = 3, y = 4;
    printf("%d %d %d\n", SQUARE(x + 1), BAD(x + 1), MAX(SQUARE(x), MAX(y, 5)));
    if (x < y)
        SWAP(int, x, y);
    else
        x = 0;
    EMPTY()
    printf("%d %d %d\n", x, y, sum(PAIR(1, 2)));
    return SQUARE(y);
}
