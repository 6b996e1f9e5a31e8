#include <stdio.h>
#include <stdlib.h>

int asprintf(char **strp, const char *format, ...);

int main(void)
{
    char *s;
    int n = asprintf(&s, "%s-%04x", "id", 0xbeef);
    printf("%d %s\n", n, s);
    free(s);
    return n;
}
