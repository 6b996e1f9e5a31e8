#include <stdio.h>

int main(void)
{
    int y, m, d, h, min;
    char name[16];
    int n = sscanf("2024-02-29 07:08 feb", "%4d-%2d-%2d %d:%d %15s", &y, &m, &d, &h, &min, name);
    printf("%d %d/%d/%d %02d.%02d %s\n", n, d, m, y, h, min, name);
    return y % 256;
}
