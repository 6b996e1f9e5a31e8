#include <stdio.h>

int main(void)
{
    int n = printf("100%% of %d%%\n", 7);
    printf("%5d%%|%-5d%%|%c%c\n", 1, 2, '%', '\n');
    printf("%d\n", n);
    return n;
}
