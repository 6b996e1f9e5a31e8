#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "binary\0data";
    printf("%td %d %td\n", (char *)memchr(s, 'd', 11) - s, memchr(s, 'z', 11) == NULL, (char *)memchr(s, 0, 11) - s);
    return 0;
}
