#include <stdio.h>

int main(void)
{
    enum color { RED, GREEN, BLUE, COLORS };
    static const char *const names[COLORS] = {[GREEN] = "green", [RED] = "red", [BLUE] = "blue"};
    int counts[COLORS] = {[BLUE] = 3};
    for (int c = RED; c < COLORS; c++)
        printf("%d %s %d\n", c, names[c], counts[c]);
    return COLORS;
}
