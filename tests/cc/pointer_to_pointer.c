#include <stddef.h>
#include <stdio.h>

int main(void)
{
    char a[] = "first", b[] = "second";
    char *list[] = {a, b, NULL};
    char **pp = list;
    int n = 0;
    while (*pp) {
        printf("%s %c\n", *pp, **pp);
        (*pp)++;
        pp++;
        n++;
    }
    printf("%s %s\n", list[0], list[1]);
    return n;
}
