#include <stdio.h>

int main(void)
{
    int n = 0;
    ;
    for (int i = 0; i < 10; n += i++)
        ;
    while (n-- > 40)
        ;
    {
    }
    if (n)
        ;
    else
        n = 1;
    printf("%d\n", n);
    return n;
}
