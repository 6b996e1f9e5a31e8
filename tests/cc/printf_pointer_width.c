#include <stdio.h>

int main(void)
{
    void *p = (void *)0x1234;
    printf("%p [%12p] [%-12p]\n", p, p, p);
    return 0;
}
