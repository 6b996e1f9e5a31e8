#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "the quick brown fox jumps over the lazy dog the end";
    struct { char word[16]; int count; } table[20];
    int n = 0;
    char copy[64];
    strcpy(copy, text);
    for (char *w = strtok(copy, " "); w; w = strtok(NULL, " ")) {
        int i = 0;
        while (i < n && strcmp(table[i].word, w) != 0)
            i++;
        if (i == n) {
            strcpy(table[n].word, w);
            table[n++].count = 0;
        }
        table[i].count++;
    }
    for (int i = 0; i < n; i++)
        printf("%s=%d ", table[i].word, table[i].count);
    printf("\n");
    return n;
}
