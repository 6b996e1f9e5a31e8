#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    div_t d = div(-17, 5);
    ldiv_t l = ldiv(1000000000000L, 7);
    printf("%d %ld %lld\n", abs(-5), labs(-50000000000L), llabs(-7LL));
    printf("%d %d %ld %ld\n", d.quot, d.rem, l.quot, l.rem);
    return abs(-3);
}
