#include <stdio.h>

static long factorial(int n)
{
    return n <= 1 ? 1 : n * factorial(n - 1);
}

static int gcd(int a, int b)
{
    return b == 0 ? a : gcd(b, a % b);
}

static int fibonacci(int n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

int main(void)
{
    printf("%ld %d %d\n", factorial(15), gcd(1071, 462), fibonacci(17));
    return gcd(96, 36);
}
