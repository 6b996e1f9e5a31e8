#include <stdio.h>

int main(void)
{
    printf("[%*d] [%-*d] [%*d] [%.*d] [%.*d]\n", 6, 42, 6, 42, -6, 42, 4, 42, -1, 42);
    printf("[%0*d] [%+*d] [%*s]\n", 8, -42, 8, 42, -8, "left");
    return 0;
}
