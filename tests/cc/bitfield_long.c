#include <stdio.h>
#include <string.h>

/* Bit-fields: layout, truncation and sign. */
struct s {
    unsigned long a : 33; unsigned long b : 20; unsigned c : 7;
};

static void dump(const struct s *s)
{
    const unsigned char *p = (const unsigned char *)s;
    for (size_t i = 0; i < sizeof *s; i++)
        printf("%02x ", p[i]);
    printf("\n");
}

int main(void)
{
    struct s s;
    memset(&s, 0, sizeof s);
    printf("size %zu\n", sizeof s);
    s.a = 5;
    dump(&s);
    s.b = 1;
    dump(&s);
    s.c = 3;
    dump(&s);
    printf("a %ld\n", (long)s.a);
    printf("b %ld\n", (long)s.b);
    printf("c %ld\n", (long)s.c);
    s.a += 7;
    s.c--;
    s.b |= 1;
    dump(&s);
    printf("%ld %ld\n", (long)s.a, (long)(s.c ^ 1));
    return 0;
}
