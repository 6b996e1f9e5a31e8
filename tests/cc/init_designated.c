#include <stdio.h>

int main(void)
{
    int v[] = {[3] = 30, 40, [1] = 10, [6] = 60};
    struct point { int x, y; };
    struct box { struct point a, b; const char *name; } b = {.b = {.y = 2, .x = 1}, .name = "box", .a.x = 9};
    struct point line[3] = {[2].x = 5, [0] = {1, 2}};
    printf("%zu:", sizeof v / sizeof *v);
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
        printf(" %d", v[i]);
    printf("\n%d %d %d %d %s\n", b.a.x, b.a.y, b.b.x, b.b.y, b.name);
    printf("%d %d %d %d\n", line[0].y, line[1].x, line[2].x, line[2].y);
    return v[4];
}
