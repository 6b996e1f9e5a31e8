#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    unsigned char b[10];
    memset(b, 0xab, 10);
    memset(b + 3, 0, 4);
    for (int i = 0; i < 10; i++) printf("%02x ", b[i]);
    int v[2];
    memset(v, -1, sizeof v);
    printf("%d %d\n", v[0], v[1]);
    return 0;
}
