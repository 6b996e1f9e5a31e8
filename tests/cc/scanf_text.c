#include <stdio.h>

int main(void)
{
    char word[20], rest[20], c, d;
    int n = sscanf("  hello   world!", "%s %5[a-z]%c", word, rest, &c);
    printf("%d [%s] [%s] [%c]\n", n, word, rest, c);
    n = sscanf("key = value", "%[^= ] = %s", word, rest);
    printf("%d [%s] [%s]\n", n, word, rest);
    n = sscanf("ab", "%c%c", &c, &d);
    printf("%d %c %c\n", n, c, d);
    n = sscanf("abcdef", "%3s", word);
    printf("%d [%s]\n", n, word);
    return 0;
}
