#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%zu %zu %zu %zu\n", strspn("aabbcc", "ab"), strspn("xyz", "ab"), strcspn("hello, world", ", "), strcspn("abc", ""));
    return 0;
}
