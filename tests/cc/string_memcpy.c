#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    int a[5] = {1, 2, 3, 4, 5}, b[5] = {0};
    memcpy(b, a + 1, 3 * sizeof *a);
    for (int i = 0; i < 5; i++) printf("%d ", b[i]);
    puts("");
    return 0;
}
