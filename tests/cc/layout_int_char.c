#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    int i; char c;
};

int main(void)
{
    printf("i at %zu\n", offsetof(struct s, i));
    printf("c at %zu\n", offsetof(struct s, c));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
