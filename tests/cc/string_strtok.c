#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char s[] = "  one, two,,three ";
    int n = 0;
    for (char *p = strtok(s, " ,"); p; p = strtok(NULL, " ,")) printf("%d [%s]\n", ++n, p);
    return 0;
}
