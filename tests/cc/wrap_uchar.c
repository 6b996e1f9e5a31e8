#include <stdio.h>

/* Unsigned arithmetic wraps modulo a power of two. */
int main(void)
{
    unsigned char x = 0;
    x--;
    printf("%d\n", x);
    x += 2;
    printf("%d\n", x);
    x = (unsigned char)(x * 3 - 10);
    printf("%d\n", x);
    for (int i = 0; i < 5; i++) {
        x = (unsigned char)(x * 7u + 11u);
        printf("%d ", x);
    }
    x = (unsigned char)-x;
    printf("%d\n", x);
    return x % 101;
}
