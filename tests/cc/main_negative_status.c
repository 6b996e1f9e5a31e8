#include <stdio.h>

int main(void)
{
    printf("minus one is 255\n");
    return -1;
}
