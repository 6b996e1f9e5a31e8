#include <stdio.h>

int main(void)
{
    int n = 27, steps = 0, top = 0;
    while (1) {
        if (n == 1)
            break;
        n = n % 2 ? 3 * n + 1 : n / 2;
        if (n > top)
            top = n;
        if (++steps > 1000)
            return 1;
    }
    printf("%d steps, up to %d\n", steps, top);
    return steps;
}
