#include <stddef.h>
#include <stdio.h>

int main(void)
{
    struct point { int x, y; } points[] = {{1, 2}, {3, 4}, {5, 6}};
    struct point *p = points, *end = points + 3;
    int sum = 0;
    for (; p != end; ++p)
        sum += p->x * (*p).y;
    p = &points[1];
    p->x++;
    (p + 1)->y = p[-1].x;
    printf("%d %d %d %td\n", sum, points[1].x, points[2].y, p - points);
    return sum;
}
