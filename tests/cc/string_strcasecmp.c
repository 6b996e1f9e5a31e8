#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%d %d %d\n", strcasecmp("HeLLo", "hEllO"), strcasecmp("a", "B") < 0, strncasecmp("ABCx", "abcy", 3));
    return 0;
}
