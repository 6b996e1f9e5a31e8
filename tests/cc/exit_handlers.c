#include <stdio.h>
#include <stdlib.h>

static void first(void)
{
    printf("registered first\n");
}

static void second(void)
{
    printf("registered second\n");
}

int main(void)
{
    atexit(first);
    atexit(second);
    atexit(second);
    printf("main\n");
    exit(9);
}
