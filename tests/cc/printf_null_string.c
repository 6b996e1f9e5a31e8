#include <stdio.h>

int main(void)
{
    char *nothing = 0;
    printf("[%s] [%10s] [%p]\n", nothing ? nothing : "(null)", "x", (void *)nothing);
    return 0;
}
