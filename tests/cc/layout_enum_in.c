#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    char c; enum { A, B } e; char d;
};

int main(void)
{
    printf("c at %zu\n", offsetof(struct s, c));
    printf("e at %zu\n", offsetof(struct s, e));
    printf("d at %zu\n", offsetof(struct s, d));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
