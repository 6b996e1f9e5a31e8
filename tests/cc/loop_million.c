#include <stdio.h>

int main(void)
{
    unsigned x = 1, sum = 0;
    for (int i = 0; i < 1000000; i++) {
        x = x * 1664525u + 1013904223u;
        sum += x >> 24;
    }
    printf("%u %u\n", x, sum);
    return (int)(sum & 0x7f);
}
