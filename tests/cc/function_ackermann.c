#include <stdio.h>

static int ackermann(int m, int n)
{
    if (m == 0)
        return n + 1;
    if (n == 0)
        return ackermann(m - 1, 1);
    return ackermann(m - 1, ackermann(m, n - 1));
}

int main(void)
{
    for (int m = 0; m < 3; m++)
        for (int n = 0; n < 4; n++)
            printf("%d ", ackermann(m, n));
    printf("%d\n", ackermann(3, 3));
    return ackermann(2, 5);
}
