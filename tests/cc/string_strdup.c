#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char *p = strdup("copy me");
    p[0] = 'C';
    printf("%s\n", p);
    char *q = strndup(p, 4);
    printf("%s %zu\n", q, strlen(q));
    free(p);
    free(q);
    return 0;
}
