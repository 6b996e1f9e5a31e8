#include <stdio.h>

int main(void)
{
    enum small { A, B = 5, C, D = -1, E, F = 'x' };
    enum { ALONE = 1 << 4 };
    enum small e = C;
    printf("%d %d %d %d %d %d %d\n", A, B, C, D, E, F, ALONE);
    printf("%zu %d\n", sizeof e, e + 1);
    switch (e) {
    case C:
        puts("c");
        break;
    default:
        puts("other");
    }
    return ALONE;
}
