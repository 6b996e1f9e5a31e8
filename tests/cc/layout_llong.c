#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    short s; long long x; char c;
};

int main(void)
{
    printf("s at %zu\n", offsetof(struct s, s));
    printf("x at %zu\n", offsetof(struct s, x));
    printf("c at %zu\n", offsetof(struct s, c));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
