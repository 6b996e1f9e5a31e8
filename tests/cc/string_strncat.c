#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[16] = "ab";
    strncat(b, "cdefgh", 3);
    printf("%s\n", b);
    strncat(b, "x", 10);
    printf("%s\n", b);
    return 0;
}
