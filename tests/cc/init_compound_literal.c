#include <stdio.h>

int main(void)
{
    struct point { int x, y; };
    struct point p = (struct point){1, 2};
    struct point *q = &(struct point){.y = 7};
    int *v = (int[]){5, 6, 7};
    p = (struct point){p.y, p.x};
    printf("%d %d %d %d %d %zu\n", p.x, p.y, q->x, q->y, v[2], sizeof(int[]){1, 2, 3});
    v[0] = 9;
    const char *s = (char[]){"literal"};
    printf("%d %s\n", v[0], s);
    return v[1];
}
