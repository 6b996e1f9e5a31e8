#include <stdio.h>

typedef unsigned char byte;
typedef int vector[3];
typedef int (*operation)(int, int);
typedef struct pair {
    byte a, b;
} pair;
typedef pair *pair_ptr;

static int add(int a, int b)
{
    return a + b;
}

int main(void)
{
    byte b = (byte)300;
    vector v = {1, 2, 3};
    operation op = add;
    pair p = {7, 8};
    pair_ptr q = &p;
    printf("%d %zu %d %d %d\n", b, sizeof v, op(v[0], v[2]), q->a, q->b);
    return op(q->a, q->b);
}
