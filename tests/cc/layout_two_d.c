#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    char c; short m[2][3]; char d;
};

int main(void)
{
    printf("c at %zu\n", offsetof(struct s, c));
    printf("m at %zu\n", offsetof(struct s, m));
    printf("d at %zu\n", offsetof(struct s, d));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
