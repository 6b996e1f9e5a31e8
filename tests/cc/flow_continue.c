#include <stdio.h>

int main(void)
{
    for (int i = 0; i < 20; i++) {
        if (i % 2 == 0 || i % 3 == 0)
            continue;
        printf("%d ", i);
    }
    int n = 0, k = 0;
    while (n < 10) {
        n++;
        if (n & 1)
            continue;
        k += n;
    }
    do {
        if (k > 40)
            continue;
        k++;
    } while (k < 35);
    printf("%d\n", k);
    return k;
}
