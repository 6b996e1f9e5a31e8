#include <stdio.h>

int main(void)
{
    unsigned n = 90210, reversed = 0, digits = 0;
    do {
        reversed = reversed * 10 + n % 10;
        digits++;
    } while (n /= 10);
    printf("%u %u\n", reversed, digits);
    do
        digits--;
    while (digits > 2);
    return (int)digits;
}
