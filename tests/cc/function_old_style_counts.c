/* Old-style definitions promise nothing about arguments. */
#include <stdio.h>

int shown();

int first(a, b, c)
int a, b, c;
{
    return a;
}

int main()
{
    printf("%d %d\n", first(3), first(4, 5, 6));
    printf("%d\n", shown(7, 8, 9));
    return 0;
}

int shown(a)
{
    return a + 1;
}
