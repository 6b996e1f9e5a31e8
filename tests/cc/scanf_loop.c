#include <stdio.h>

int main(void)
{
    const char *p = "3 1 4 1 5 9 2 6";
    int v, used, sum = 0, n = 0;
    while (sscanf(p, "%d%n", &v, &used) == 1) {
        sum = sum * 3 + v;
        n++;
        p += used;
    }
    printf("%d numbers, %d\n", n, sum);
    return sum % 100;
}
