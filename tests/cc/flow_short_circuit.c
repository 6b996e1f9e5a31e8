#include <stdio.h>

int main(void)
{
    int calls = 0;
    #define CALL(v) (calls++, (v))
    int a = CALL(0) && CALL(1);
    int b = CALL(1) || CALL(0);
    int c = CALL(1) && CALL(0) || CALL(5);
    int d = !CALL(0) && !!CALL(7);
    printf("%d %d %d %d calls %d\n", a, b, c, d, calls);
    int *p = 0;
    if (p && *p)
        return 1;
    return calls;
}
