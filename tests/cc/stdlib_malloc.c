#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int n = 10, *v = malloc(n * sizeof *v);
    for (int i = 0; i < n; i++)
        v[i] = i * i;
    v = realloc(v, 2 * n * sizeof *v);
    for (int i = n; i < 2 * n; i++)
        v[i] = -i;
    int *z = calloc(5, sizeof *z), sum = 0;
    for (int i = 0; i < 2 * n; i++)
        sum += v[i];
    for (int i = 0; i < 5; i++)
        sum += z[i];
    printf("%d %d %d\n", sum, v[9], v[19]);
    free(v);
    free(z);
    free(NULL);
    return (sum + 256) % 256;
}
