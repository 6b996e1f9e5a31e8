#include <limits.h>
#include <stdio.h>

int main(void)
{
    printf("%d %d %d %d\n", CHAR_BIT, CHAR_MIN, CHAR_MAX, UCHAR_MAX);
    printf("%d %d %d\n", SHRT_MIN, SHRT_MAX, USHRT_MAX);
    printf("%d %d %u\n", INT_MIN, INT_MAX, UINT_MAX);
    printf("%ld %ld %lu\n", LONG_MIN, LONG_MAX, ULONG_MAX);
    printf("%lld %llu %d %d\n", LLONG_MAX, ULLONG_MAX, PATH_MAX, PIPE_BUF);
    return 0;
}
