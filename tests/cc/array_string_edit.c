#include <stdio.h>
#include <string.h>

int main(void)
{
    char s[] = "hello";
    char *t = s;
    s[0] = 'J';
    t[4] = '\0';
    printf("%s %zu %zu\n", s, strlen(s), sizeof s);
    for (int i = 0, j = (int)strlen(s) - 1; i < j; i++, j--) {
        char c = s[i];
        s[i] = s[j];
        s[j] = c;
    }
    printf("%s\n", s);
    return (int)strlen(s);
}
