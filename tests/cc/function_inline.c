#include <stdio.h>

static inline int square(int n)
{
    return n * n;
}

static __inline__ int cube(int n)
{
    return square(n) * n;
}

int main(void)
{
    register int i = 3;
    printf("%d %d\n", square(i), cube(i));
    return square(i);
}
