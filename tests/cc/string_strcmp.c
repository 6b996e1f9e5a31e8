#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int main(void)
{
    const char *w[] = {"", "a", "ab", "b", "B", "\xff"};
    for (int i = 0; i < 6; i++) { for (int j = 0; j < 6; j++) { int c = strcmp(w[i], w[j]);
    printf("%2d ", (c > 0) - (c < 0));
    } puts("");
    }
    return 0;
}
