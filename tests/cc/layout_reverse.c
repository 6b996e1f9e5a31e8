#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    long l; int i; short s; char c;
};

int main(void)
{
    printf("l at %zu\n", offsetof(struct s, l));
    printf("i at %zu\n", offsetof(struct s, i));
    printf("s at %zu\n", offsetof(struct s, s));
    printf("c at %zu\n", offsetof(struct s, c));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
