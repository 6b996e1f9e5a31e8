#include <stdio.h>

#define foo foo + 1
#define f(x) g(x) + 1
#define g(x) f(x) * 2

static int f_real(int x)
{
    return x;
}

int main(void)
{
    int foo_value = 5;
#define h h_inner
    int h_inner = 3;
    int (*p)(int) = f_real;
#undef foo
    int foo = 2;
    printf("%d %d %d %d\n", foo_value, h, p(9), foo);
    return h;
}
