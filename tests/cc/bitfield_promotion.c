#include <stdio.h>
/* A narrow unsigned bit-field promotes to int, also as the value of an assignment or a comma. */
struct fields { unsigned b : 7; unsigned full : 32; int s : 5; };
int main(void) {
    struct fields s = {5, 5, -3};
    printf("%d %d\n", s.b - 9 < 0, s.full - 9 < 0);
    printf("%d %d\n", (s.b = 5) - 9 < 0, (s.full = 5) - 9 < 0);
    printf("%d %d\n", (0, s.b) - 9 < 0, (0, s.full) - 9 < 0);
    printf("%d\n", (s.b += 1) - 9 < 0);
    printf("%d\n", (s.b *= 2) - 99 < 0);
    printf("%d\n", s.b++ - 99 < 0);
    printf("%d\n", ++s.b - 99 < 0);
    printf("%d\n", s.b-- - 99 < 0);
    printf("%d\n", (s.s = 7) - 9 < 0);
    return s.b;
}
