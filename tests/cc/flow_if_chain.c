#include <stdio.h>

int main(void)
{
    for (int n = -2; n <= 12; n += 3) {
        if (n < 0)
            printf("%d negative\n", n);
        else if (n == 0)
            printf("zero\n");
        else if (n < 5)
            printf("%d small\n", n);
        else
            printf("%d large\n", n);
    }
    return 3;
}
