#include <stdio.h>

static int sign(int n)
{
    if (n > 0)
        return 1;
    if (n < 0)
        return -1;
    return 0;
}

static void print_until(const char *s, char stop)
{
    for (; *s; s++) {
        if (*s == stop)
            return;
        putchar(*s);
    }
    putchar('?');
}

int main(void)
{
    printf("%d %d %d\n", sign(5), sign(-5), sign(0));
    print_until("key:value", ':');
    print_until("nothing", ':');
    putchar('\n');
    return sign(-1) + 2;
}
