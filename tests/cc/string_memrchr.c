#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "a/b/c";
    printf("%td\n", (char *)memrchr(s, '/', 5) - s);
    return 0;
}
