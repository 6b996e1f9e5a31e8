#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%zu %zu %zu\n", strnlen("hello", 3), strnlen("hello", 10), strnlen("", 5));
    return 0;
}
