#include <stdio.h>

static int count;

static void permute(char *s, int at)
{
    if (s[at] == 0) {
        printf("%s ", s);
        count++;
        return;
    }
    for (int i = at; s[i]; i++) {
        char t = s[at];
        s[at] = s[i];
        s[i] = t;
        permute(s, at + 1);
        s[i] = s[at];
        s[at] = t;
    }
}

int main(void)
{
    char s[] = "abcd";
    permute(s, 0);
    printf("\n");
    return count;
}
