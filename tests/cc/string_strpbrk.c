#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "key=value;next";
    printf("%s %s %d\n", strpbrk(s, "=;"), strpbrk(s, ";"), strpbrk(s, "#") == NULL);
    return 0;
}
