#include <stdio.h>

int main(void)
{
    int v[10];
    char text[] = "seven..";
    struct { char a; int b; } s;
    int i = 0;
    printf("%zu %zu %zu %zu\n", sizeof v, sizeof v[0], sizeof v / sizeof *v, sizeof &v);
    printf("%zu %zu %zu %zu\n", sizeof text, sizeof "abc", sizeof s, sizeof(s.a));
    printf("%zu %zu %zu\n", sizeof 'a', sizeof 1L, sizeof(long long));
    printf("%zu %zu %d\n", sizeof(int[3][4]), sizeof(i++), i);
    printf("%zu %zu\n", sizeof(char *), sizeof(int (*)(void)));
    return (int)sizeof v;
}
