#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    printf("%d %d %d %d\n", memcmp("abc", "abd", 2), memcmp("abc", "abd", 3) < 0, memcmp("\xff", "\x01", 1) > 0, memcmp("a\0b", "a\0c", 3) < 0);
    return 0;
}
