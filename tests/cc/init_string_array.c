#include <stdio.h>

int main(void)
{
    char a[] = "abc", b[3] = {'a', 'b', 'c'}, c[] = {"abc"}, d[] = "a" "b" "c";
    printf("%zu %zu %zu %zu %d\n", sizeof a, sizeof b, sizeof c, sizeof d, a[3]);
    const char *joined = "first "
                         "second "
                         "\x33" "rd";
    puts(joined);
    return (int)sizeof a;
}
