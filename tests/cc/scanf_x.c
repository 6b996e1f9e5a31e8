#include <stdio.h>

int main(void)
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    int n = sscanf("ff 0x1F -1", "%x%x%x", &a, &b, &c);
    printf("%d: %u %u %u\n", n, a, b, c);
    return n;
}
