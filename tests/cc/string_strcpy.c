#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[16] = "################";
    char *r = strcpy(b, "hi");
    printf("%s %d %c\n", r, r == b, b[4]);
    return 0;
}
