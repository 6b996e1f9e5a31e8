#include <stdio.h>

/* Unsigned arithmetic wraps modulo a power of two. */
int main(void)
{
    unsigned short x = 0;
    x--;
    printf("%d\n", x);
    x += 2;
    printf("%d\n", x);
    x = (unsigned short)(x * 3 - 10);
    printf("%d\n", x);
    for (int i = 0; i < 5; i++) {
        x = (unsigned short)(x * 7u + 11u);
        printf("%d ", x);
    }
    x = (unsigned short)-x;
    printf("%d\n", x);
    return x % 101;
}
