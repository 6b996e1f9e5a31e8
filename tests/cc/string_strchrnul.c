#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "a:b";
    printf("%td %td\n", strchrnul(s, ':') - s, strchrnul(s, 'z') - s);
    return 0;
}
