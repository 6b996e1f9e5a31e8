#include <stdio.h>

#define BITS 64

static unsigned long set[4];

static void add(int n)
{
    set[n / BITS] |= 1UL << n % BITS;
}

static int has(int n)
{
    return (int)(set[n / BITS] >> n % BITS & 1);
}

int main(void)
{
    int count = 0;
    for (int i = 1; i < 256; i = i * 3 % 257)
        if (has(i))
            break;
        else
            add(i);
    for (int i = 0; i < 256; i++)
        count += has(i);
    printf("%d %lx %lx\n", count, set[0], set[3]);
    return count & 0x7f;
}
