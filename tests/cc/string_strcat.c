#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char b[32] = "one";
    strcat(b, " two");
    strcat(strcat(b, " "), "three");
    printf("%s %zu\n", b, strlen(b));
    return 0;
}
