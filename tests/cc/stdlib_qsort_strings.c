#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char **)a, *(const char **)b);
}

static int by_length(const void *a, const void *b)
{
    return (int)strlen(*(char **)a) - (int)strlen(*(char **)b);
}

int main(void)
{
    const char *w[] = {"pear", "fig", "banana", "apple", "kiwi", "date"};
    qsort(w, 6, sizeof *w, by_text);
    for (int i = 0; i < 6; i++)
        printf("%s ", w[i]);
    qsort(w, 6, sizeof *w, by_length);
    for (int i = 0; i < 6; i++)
        printf("%s ", w[i]);
    printf("\n");
    return 0;
}
