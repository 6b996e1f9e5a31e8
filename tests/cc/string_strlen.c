#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%zu %zu %zu %zu\n", strlen(""), strlen("a"), strlen("hello"), strlen("a\0b"));
    return 0;
}
