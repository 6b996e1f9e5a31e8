#include <stdio.h>

int main(void)
{
    struct s { int a; } x = {1};
    {
        struct s { char b[3]; } y = {"ab"};
        printf("%zu %s\n", sizeof(struct s), y.b);
    }
    typedef struct s s_t;
    s_t z = x;
    printf("%zu %d\n", sizeof z, z.a);
    return z.a;
}
