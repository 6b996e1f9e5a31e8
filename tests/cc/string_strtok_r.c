#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    char s[] = "a=1;b=2;c=3", *o, *i;
    for (char *p = strtok_r(s, ";", &o); p; p = strtok_r(NULL, ";", &o)) { char *k = strtok_r(p, "=", &i);
    printf("%s is %s\n", k, strtok_r(NULL, "=", &i));
    }
    return 0;
}
