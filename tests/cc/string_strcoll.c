#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[10];
    printf("%d %zu ", strcoll("a", "b") < 0, strxfrm(b, "xyz", sizeof b));
    printf("%s\n", b);
    return 0;
}
