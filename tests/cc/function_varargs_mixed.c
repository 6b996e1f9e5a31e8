#include <stdarg.h>
#include <stdio.h>

static void show(const char *kinds, ...)
{
    va_list ap;
    va_start(ap, kinds);
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'i':
            printf("int %d\n", va_arg(ap, int));
            break;
        case 'l':
            printf("long %ld\n", va_arg(ap, long));
            break;
        case 's':
            printf("string %s\n", va_arg(ap, char *));
            break;
        case 'c':
            printf("char %c\n", va_arg(ap, int));
            break;
        case 'p':
            printf("pointer %d\n", *va_arg(ap, int *));
        }
    va_end(ap);
}

int main(void)
{
    int n = 77;
    short small = -3;
    show("ilscpi", 1, 1L << 33, "text", 'q', &n, small);
    return n;
}
