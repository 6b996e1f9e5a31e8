#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    char a; char b[3]; char c;
};

int main(void)
{
    printf("a at %zu\n", offsetof(struct s, a));
    printf("b at %zu\n", offsetof(struct s, b));
    printf("c at %zu\n", offsetof(struct s, c));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
