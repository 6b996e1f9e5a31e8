#include <stdio.h>

int main(void)
{
    int n, sum = 0, count = 0;

    printf("Enter numbers: ");
    while (scanf("%d", &n) == 1) {
        sum += n;
        count++;
    }
    printf("%d numbers, sum %d\n", count, sum);
    return 0;
}
