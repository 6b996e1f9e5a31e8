#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[8];
    memset(b, '#', 8);
    strncpy(b, "abc", 5);
    for (int i = 0; i < 8; i++) printf("%d ", b[i]);
    strncpy(b, "abcdefghij", 8);
    printf("%.8s\n", b);
    return 0;
}
