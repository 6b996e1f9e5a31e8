#include <stdio.h>

int main(void)
{
    int x = 7;
    printf("%s %s\n", x > 5 ? "big" : "small", x % 2 ? "odd" : "even");
    int grade = 83;
    char mark = grade >= 90 ? 'A' : grade >= 80 ? 'B' : grade >= 70 ? 'C' : 'F';
    printf("%c %zu\n", mark, sizeof(1 ? 'a' : 1L));
    int a = 1, b = 2;
    *(x > 3 ? &a : &b) = 9;
    printf("%d %d %d\n", a, b, x ? x++ : x--);
    return x;
}
