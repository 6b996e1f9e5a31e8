#include <stdio.h>

int main(void)
{
    int i = 5, sum = 0;
    for (; i;)
        sum += i--;
    for (int j = 0, k = 10; j < k; j++, k--)
        sum += j * k;
    for (;;)
        if (++sum % 7 == 0)
            break;
    printf("%d\n", sum);
    return sum;
}
