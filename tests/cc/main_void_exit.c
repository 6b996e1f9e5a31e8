#include <stdio.h>
#include <stdlib.h>

static void leave(int status)
{
    printf("leaving with %d\n", status);
    exit(status);
}

int main(void)
{
    leave(300 & 0xff);
}
