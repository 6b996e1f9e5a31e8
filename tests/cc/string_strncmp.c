#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%d %d %d %d\n", strncmp("abcd", "abxx", 2), strncmp("abc", "abd", 3) < 0, strncmp("a", "b", 0), strncmp("ab", "a", 5) > 0);
    return 0;
}
