#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    srandom(2024);
    long sum = 0;
    for (int i = 0; i < 1000; i++)
        sum += random() & 0xff;
    printf("%ld %ld\n", sum, random());
    return 0;
}
