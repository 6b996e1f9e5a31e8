#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    int length;
    char text[];
};

int main(void)
{
    const char *s = "as long as needed";
    struct message *m = malloc(sizeof *m + strlen(s) + 1);
    m->length = (int)strlen(s);
    strcpy(m->text, s);
    printf("%zu %d %s\n", sizeof *m, m->length, m->text);
    int n = m->length;
    free(m);
    return n;
}
