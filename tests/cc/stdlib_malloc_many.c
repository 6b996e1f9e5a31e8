#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p[100];
    unsigned sum = 0;
    for (int i = 0; i < 100; i++) {
        p[i] = malloc(i + 1);
        memset(p[i], i, i + 1);
    }
    for (int i = 0; i < 100; i += 3) {
        free(p[i]);
        p[i] = NULL;
    }
    for (int i = 0; i < 100; i += 3) {
        p[i] = malloc(200 - i);
        memset(p[i], i, 200 - i);
    }
    for (int i = 0; i < 100; i++) {
        sum += (unsigned char)p[i][i / 2];
        sum += (unsigned long)p[i] % 16;
        free(p[i]);
    }
    printf("%u\n", sum);
    return 0;
}
