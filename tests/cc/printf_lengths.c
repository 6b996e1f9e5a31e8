#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

int main(void)
{
    long big = 1234567890123L;
    printf("%hhd %hhu %hd %hu\n", (signed char)300, (unsigned char)300, (short)70000, (unsigned short)70000);
    printf("%ld %lu %lx %lo\n", big, (unsigned long)-1, big, big);
    printf("%lld %llu %llx\n", -5LL, 5ULL, 0xfedcba9876543210ULL);
    printf("%zu %zd %jd %ju %td\n", sizeof big, (ssize_t)-3, (intmax_t)-4, (uintmax_t)4, (char *)&big + 3 - (char *)&big);
    printf("%+ld % ld %020ld %-20ld|\n", big, big, big, big);
    return 0;
}
