#include <stddef.h>
#include <stdio.h>

int main(void)
{
    struct __attribute__((packed)) p { char a; int b; short c; } p = {1, 2, 3};
    struct n { char a; int b; short c; };
    printf("%zu %zu %zu\n", sizeof(struct p), sizeof(struct n), offsetof(struct p, b));
    p.b += 40;
    printf("%d\n", p.b);
    return (int)sizeof p;
}
