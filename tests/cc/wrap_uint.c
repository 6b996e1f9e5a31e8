#include <stdio.h>

/* Unsigned arithmetic wraps modulo a power of two. */
int main(void)
{
    unsigned int x = 0;
    x--;
    printf("%u\n", x);
    x += 2;
    printf("%u\n", x);
    x = (unsigned int)(x * 3 - 10);
    printf("%u\n", x);
    for (int i = 0; i < 5; i++) {
        x = (unsigned int)(x * 7u + 11u);
        printf("%u ", x);
    }
    x = (unsigned int)-x;
    printf("%u\n", x);
    return x % 101;
}
