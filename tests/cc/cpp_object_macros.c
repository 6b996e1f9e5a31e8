#include <stdio.h>

#define WIDTH 8
#define HEIGHT (WIDTH + 2)
#define AREA WIDTH * HEIGHT
#define NOTHING
#define NAME "macro " "text"
NOTHING int main(NOTHING void)
{
    printf("%d %d %d %s\n", WIDTH, HEIGHT, AREA, NAME);
#undef WIDTH
#define WIDTH 3
    printf("%d %d\n", WIDTH, HEIGHT);
    return AREA;
}
