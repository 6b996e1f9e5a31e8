#include <stdio.h>

int main(void)
{
    int a = 1, b = 2;
    const int *p = &a;
    int *const q = &b;
    p = &b;
    *q = 5;
    const char *const names[] = {"x", "y"};
    printf("%d %d %s\n", *p, *q, names[1]);
    return *p;
}
