#include <stdio.h>

int main(void)
{
    unsigned n = 0;
    for (unsigned x = 0; x < 300; x += 37) {
        unsigned c = 0;
        for (unsigned y = x; y; y >>= 1)
            c += y & 1;
        printf("%u:%u ", x, c);
        n += c;
    }
    printf("%u\n", n);
    return (int)n;
}
