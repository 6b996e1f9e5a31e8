#include <stdio.h>

int main(void)
{
    char line[100];
    int at = 0;
    for (int i = 1; i <= 5; i++)
        at += sprintf(line + at, "%d*%d=%d%s", i, i, i * i, i < 5 ? ", " : ".\n");
    printf("%d %s", at, line);
    return at;
}
