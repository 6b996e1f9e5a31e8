#include <stdio.h>

/* Unsigned arithmetic wraps modulo a power of two. */
int main(void)
{
    unsigned long x = 0;
    x--;
    printf("%lu\n", x);
    x += 2;
    printf("%lu\n", x);
    x = (unsigned long)(x * 3 - 10);
    printf("%lu\n", x);
    for (int i = 0; i < 5; i++) {
        x = (unsigned long)(x * 7u + 11u);
        printf("%lu ", x);
    }
    x = (unsigned long)-x;
    printf("%lu\n", x);
    return x % 101;
}
