#include <stdio.h>

#define TEXT(x) #x
#define EXPANDED(x) TEXT(x)
#define JOIN(a, b) a##b
#define VERSION 42
#define DECLARE(n) int JOIN(value_, n) = n

int main(void)
{
    DECLARE(7);
    DECLARE(12);
    printf("%s %s %s\n", TEXT(VERSION), EXPANDED(VERSION), TEXT(a + "b" 'c' \n));
    printf("%d %d %d\n", value_7, value_12, JOIN(1, 2) + 1);
    return JOIN(value, _7);
}
