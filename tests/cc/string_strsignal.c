#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    for (int s = 1; s < 20; s++) printf("%d %s\n", s, strsignal(s));
    return 0;
}
