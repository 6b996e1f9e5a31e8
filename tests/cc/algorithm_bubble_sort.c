#include <stdio.h>

static int sort(int *v, int n)
{
    int swaps = 0;
    for (int i = 0; i < n - 1; i++)
        for (int j = 0; j < n - 1 - i; j++)
            if (v[j] > v[j + 1]) {
                int t = v[j];
                v[j] = v[j + 1];
                v[j + 1] = t;
                swaps++;
            }
    return swaps;
}

int main(void)
{
    int v[] = {5, 2, 9, 1, 5, 6, -3, 0};
    int swaps = sort(v, 8);
    for (int i = 0; i < 8; i++)
        printf("%d ", v[i]);
    printf("%d\n", swaps);
    return swaps;
}
