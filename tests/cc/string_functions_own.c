#include <stdio.h>

static unsigned my_length(const char *s)
{
    const char *p = s;
    while (*p)
        p++;
    return (unsigned)(p - s);
}

static char *my_copy(char *to, const char *from)
{
    char *start = to;
    while ((*to++ = *from++))
        ;
    return start;
}

static int my_compare(const char *a, const char *b)
{
    for (; *a == *b; a++, b++)
        if (!*a)
            return 0;
    return *a - *b;
}

int main(void)
{
    char b[20];
    printf("%u %s %d %d\n", my_length("twelve chars"), my_copy(b, "copied"), my_compare("abc", "abd"), my_compare("x", "x"));
    return (int)my_length(b);
}
