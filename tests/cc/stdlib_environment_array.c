#include <stdio.h>
#include <stdlib.h>

extern char **environ;

int main(void)
{
    static char *own[] = {"A=1", "B=22", NULL};
    environ = own;
    int n = 0;
    for (char **e = environ; *e; e++)
        n += printf("%s\n", *e);
    printf("%s\n", getenv("B"));
    return n;
}
