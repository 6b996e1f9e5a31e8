#include <stdio.h>

#define NDEBUG
#include <assert.h>

int main(void)
{
    int n = 0;
    assert(n++ > 100);
    printf("%d\n", n);
    return n;
}
