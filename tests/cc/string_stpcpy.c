#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[20];
    char *p = stpcpy(b, "one");
    p = stpcpy(p, "two");
    printf("%s %td\n", b, p - b);
    return 0;
}
