#include <stdio.h>

int main(void)
{
    printf("%zu %zu %zu %zu %zu\n", _Alignof(char), _Alignof(short), _Alignof(int), _Alignof(long), _Alignof(char *));
    struct s { char a; short b; };
    printf("%zu %zu\n", _Alignof(struct s), _Alignof(int[7]));
    return 0;
}
