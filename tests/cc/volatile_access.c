#include <stdio.h>

volatile int flag;
static volatile unsigned long counter = 5;

int main(void)
{
    volatile char c = 'a';
    flag = 3;
    flag++;
    counter *= flag;
    c += 2;
    printf("%d %lu %c\n", flag, counter, c);
    return flag;
}
