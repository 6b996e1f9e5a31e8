#include <stdio.h>

int main(void)
{
    int first, second;
    int all = printf("abc%ndef%n\n", &first, &second);
    printf("%d %d %d\n", first, second, all);
    return first + second;
}
