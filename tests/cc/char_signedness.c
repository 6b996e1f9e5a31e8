#include <stdio.h>

int main(void)
{
    char c = '\xe9';
    unsigned char u = (unsigned char)c;
    int table[256] = {0};
    table[u]++;
    printf("%d %d %d %d\n", c < 0, c, u, table[0xe9]);
    printf("%d %d\n", c == '\xe9', (c & 0xff) == 0xe9);
    return u;
}
