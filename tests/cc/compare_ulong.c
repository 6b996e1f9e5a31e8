#include <stdio.h>

/* Comparisons with constants of other types. */
int main(void)
{
    unsigned long values[] = {0, 1, 127, (unsigned long)128, (unsigned long)-1};
    for (int i = 0; i < 5; i++) {
        unsigned long v = values[i];
        printf("%d%d%d%d ", v < 1, v <= -1, v > 100u, v >= 0);
        printf("%d%d%d%d\n", v == -1, v != 128, (long)v == -1L, v < (signed char)0);
    }
    return (values[4] > 0) * 2 + (values[3] > 0);
}
