#include <stdio.h>

int main(void)
{
    const char *s = "hello, world";
    char raw[4] = {'a', 'b', 'c', 'd'};
    printf("[%s] [%20s] [%-20s] [%.5s] [%20.5s] [%-20.5s] [%.0s]\n", s, s, s, s, s, s, s);
    printf("[%.*s] [%*s] [%-*s] [%*.*s]\n", 3, s, 15, s, 15, s, 10, 4, s);
    printf("[%.4s] [%s] [%5s] [%c] [%3c] [%-3c]\n", raw, "", "", 'x', 'y', 'z');
    return printf("%s%s%s\n", "a", "bb", "ccc");
}
