#include <stdio.h>

#define LOG(format, ...) printf("log: " format "\n", __VA_ARGS__)
#define CALL(f, ...) f(__VA_ARGS__)
#define COUNT(...) (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int))

static int add(int a, int b, int c)
{
    return a + b + c;
}

int main(void)
{
    LOG("%d", 5);
    LOG("%s and %s", "this", "that");
    printf("%d %d\n", CALL(add, 1, 2, 3), COUNT(9, 8, 7, 6));
    return COUNT(1, 2, 3);
}
