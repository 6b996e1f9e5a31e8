#include <stdio.h>

int main(void)
{
    int x = ({ int a = 3; a * a; });
    int y = ({ int s = 0; for (int i = 0; i < 5; i++) s += i; s; }) + 1;
    printf("%d %d\n", x, y);
    return x + y;
}
