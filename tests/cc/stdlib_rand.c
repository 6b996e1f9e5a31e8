#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    for (int i = 0; i < 5; i++)
        printf("%d ", rand());
    srand(12345);
    for (int i = 0; i < 5; i++)
        printf("%d ", rand() % 100);
    srand(1);
    printf("%d\n", rand());
    unsigned seed = 7;
    printf("%d %d\n", rand_r(&seed), rand_r(&seed));
    return RAND_MAX == 2147483647;
}
