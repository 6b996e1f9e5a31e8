#include <stdio.h>

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }

static const struct {
    char op;
    int (*run)(int, int);
} table[] = {{'+', add}, {'-', sub}, {'*', mul}};

static int apply(int (*f)(int, int), int a, int b)
{
    return (*f)(a, b);
}

int main(void)
{
    int sum = 0;
    for (size_t i = 0; i < 3; i++) {
        int r = table[i].run(7, 5);
        printf("7 %c 5 = %d\n", table[i].op, r);
        sum += apply(table[i].run, r, 2);
    }
    int (*chosen)(int, int) = sum > 10 ? &add : sub;
    printf("%d %d\n", sum, chosen == add);
    return chosen(sum, 1) % 256;
}
