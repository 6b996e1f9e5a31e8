#include <stdio.h>

int main(void)
{
    int a = 2, b = 3, c = 4;
    printf("%d %d %d %d\n", a + b * c, (a + b) * c, a << b + 1, a & b == 3);
    printf("%d %d %d %d\n", a | b ^ c & 6, !a == 0, -a * -b, ~a & 7);
    printf("%d %d %d\n", a < b < c, a > b > c, 10 - 4 - 3);
    a += b -= 1;
    printf("%d %d\n", a, b);
    return a * b + c;
}
