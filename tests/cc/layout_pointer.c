#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    char c; char *p; short s;
};

int main(void)
{
    printf("c at %zu\n", offsetof(struct s, c));
    printf("p at %zu\n", offsetof(struct s, p));
    printf("s at %zu\n", offsetof(struct s, s));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
