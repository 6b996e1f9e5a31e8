#include <stdio.h>
#include <stdlib.h>

static int compare(const void *key, const void *element)
{
    return *(const int *)key - *(const int *)element;
}

int main(void)
{
    int v[] = {1, 3, 5, 7, 9, 11, 13};
    for (int k = 0; k < 15; k += 2) {
        int key = k | (k > 6);
        int *found = bsearch(&key, v, 7, sizeof *v, compare);
        printf("%d:%d ", key, found ? (int)(found - v) : -1);
    }
    printf("\n");
    return 0;
}
