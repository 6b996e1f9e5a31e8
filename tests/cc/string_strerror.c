#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    for (int e = 0; e < 15; e++) printf("%d %s\n", e, strerror(e));
    printf("%s\n", strerror(9999));
    return 0;
}
