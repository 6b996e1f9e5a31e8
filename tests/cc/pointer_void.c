#include <stdio.h>

int main(void)
{
    int i = 7;
    long l = 8;
    char c = 'x';
    void *p[] = {&i, &l, &c};
    printf("%d %ld %c\n", *(int *)p[0], *(long *)p[1], *(char *)p[2]);
    const void *q = p[0];
    printf("%d\n", q == (void *)&i);
    return *(const int *)q;
}
