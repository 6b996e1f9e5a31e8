#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "path/to/file";
    printf("%s %s\n", index(s, '/'), rindex(s, '/'));
    char b[8] = "12345";
    bcopy(b, b + 1, 4);
    printf("%s ", b);
    bzero(b, 3);
    printf("%d %s\n", b[0], b + 3);
    return 0;
}
