#include <stdio.h>

struct vec {
    int x, y, z;
};

static struct vec add(struct vec a, struct vec b)
{
    a.x += b.x;
    a.y += b.y;
    a.z += b.z;
    return a;
}

static int dot(struct vec a, struct vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

int main(void)
{
    struct vec a = {1, 2, 3}, b = {4, 5, 6};
    struct vec c = add(add(a, b), (struct vec){10, 10, 10});
    printf("%d %d %d, %d, a still %d\n", c.x, c.y, c.z, dot(a, b), a.x);
    return add(a, b).y;
}
