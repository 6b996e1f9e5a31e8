#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "the cat sat";
    printf("%s|%s|%d|%s\n", strstr(s, "cat"), strstr(s, "at "), strstr(s, "dog") == NULL, strstr(s, ""));
    return 0;
}
