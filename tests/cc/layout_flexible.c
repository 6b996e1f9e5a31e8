#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    int n; char text[];
};

int main(void)
{
    printf("n at %zu\n", offsetof(struct s, n));
    printf("text at %zu\n", offsetof(struct s, text));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
