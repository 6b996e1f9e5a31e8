#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char s[] = "abcdefgh";
    memmove(s + 2, s, 5);
    printf("%s ", s);
    char t[] = "abcdefgh";
    memmove(t, t + 3, 5);
    printf("%s\n", t);
    return 0;
}
