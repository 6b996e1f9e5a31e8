#include <stdio.h>

int main(void)
{
    int a = -1, b = -1;
    printf("%d\n", sscanf("", "%d", &a));
    printf("%d\n", sscanf("x", "%d", &a));
    printf("%d\n", sscanf("5,6", "%d %d", &a, &b));
    printf("%d %d\n", a, b);
    printf("%d\n", sscanf("5,6", "%d,%d", &a, &b));
    printf("%d %d\n", a, b);
    printf("%d\n", sscanf("7 days", "%*d %d", &a));
    printf("%d\n", sscanf("   ", "%d", &a));
    printf("%d\n", sscanf("50%", "%d%%", &a));
    return a;
}
