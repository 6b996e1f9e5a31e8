#include <stdio.h>

int add();

int main()
{
    printf("%d\n", add(2, 3));
    return add(20, 3);
}

int add(int a, int b)
{
    return a + b;
}
