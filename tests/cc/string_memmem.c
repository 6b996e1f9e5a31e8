#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "needle in haystack";
    printf("%td %d\n", (char *)memmem(s, 18, "in", 2) - s, memmem(s, 5, "in", 2) == NULL);
    return 0;
}
