#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d\n", 10, 010, 0x10, 'A');
    printf("%ld %lu %lld %llu\n", 10L, 10UL, 10LL, 10ULL);
    printf("%zu %zu %zu %zu\n", sizeof 2147483647, sizeof 2147483648, sizeof 0xffffffff, sizeof 0x100000000);
    printf("%d %d %d %d %d\n", '\n', '\0', '\x7f', '\177', '\\');
    printf("%d %d\n", '\xff', 0xff == '\xff');
    printf("%d\n", 0b1011);
    return 'z' - 'a';
}
