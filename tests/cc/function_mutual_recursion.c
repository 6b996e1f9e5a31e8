#include <stdio.h>

static int is_odd(int n);

static int is_even(int n)
{
    return n == 0 ? 1 : is_odd(n - 1);
}

static int is_odd(int n)
{
    return n == 0 ? 0 : is_even(n - 1);
}

int main(void)
{
    printf("%d %d %d\n", is_even(10), is_odd(7), is_even(33));
    return is_odd(101);
}
