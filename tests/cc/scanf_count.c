#include <stdio.h>

int main(void)
{
    int a, at, end;
    char w[8];
    int n = sscanf("12 apples", "%d%n %7s%n", &a, &at, w, &end);
    printf("%d %d %d %s %d\n", n, a, at, w, end);
    return end;
}
