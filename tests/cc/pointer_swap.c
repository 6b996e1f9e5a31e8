#include <stdio.h>

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

static void swap_pointers(const char **a, const char **b)
{
    const char *t = *a;
    *a = *b;
    *b = t;
}

int main(void)
{
    int x = 1, y = 2;
    const char *s = "left", *t = "right";
    swap(&x, &y);
    swap_pointers(&s, &t);
    printf("%d %d %s %s\n", x, y, s, t);
    return x * 10 + y;
}
