#include <stdio.h>
#include <string.h>

/* Bit-fields: layout, truncation and sign. */
struct s {
    char x; unsigned a : 4; short y; unsigned b : 4;
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
    printf("a %ld\n", (long)s.a);
    printf("b %ld\n", (long)s.b);
    s.a += 7;
    s.b--;
    s.b |= 1;
    dump(&s);
    printf("%ld %ld\n", (long)s.a, (long)(s.b ^ 1));
    return 0;
}
