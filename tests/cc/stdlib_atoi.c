#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    printf("%d %d %d %d %d\n", atoi("42"), atoi("  -17abc"), atoi("+5"), atoi("x"), atoi(""));
    printf("%ld %lld\n", atol("1234567890123"), atoll("-9000000000"));
    return atoi("200");
}
