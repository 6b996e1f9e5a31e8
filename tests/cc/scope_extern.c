#include <stdio.h>

extern int later;
static int read_later(void)
{
    return later;
}

int later = 42;

int main(void)
{
    extern int later;
    later++;
    printf("%d\n", read_later());
    return later;
}
