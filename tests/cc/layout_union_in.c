#include <stddef.h>
#include <stdio.h>

/* Offsets, padding and alignment of a structure. */
struct s {
    int tag; union { char c; long l; short s[3]; } u; char end;
};

int main(void)
{
    printf("tag at %zu\n", offsetof(struct s, tag));
    printf("u at %zu\n", offsetof(struct s, u));
    printf("end at %zu\n", offsetof(struct s, end));
    struct { char before; struct s s; } placed;
    printf("size %zu align %zu placed %zu\n", sizeof(struct s), _Alignof(struct s), sizeof placed);
    printf("two %zu\n", sizeof(struct s) * 2);
    return (int)sizeof(struct s);
}
