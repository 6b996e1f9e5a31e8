#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *s = "hello";
    printf("%td %td %d %td\n", strchr(s, 'l') - s, strrchr(s, 'l') - s, strchr(s, 'z') == NULL, strchr(s, 0) - s);
    return 0;
}
