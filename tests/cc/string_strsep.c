#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[] = "a,,b,c";
    char *s = b, *p;
    while ((p = strsep(&s, ",")) != NULL) printf("[%s]", p);
    puts("");
    return 0;
}
