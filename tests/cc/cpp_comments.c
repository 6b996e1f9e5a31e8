#include <stdio.h>

int main(void)
{
    int a = 4 /* in the middle */ / 2; // to the end
    /* several
       lines */
    printf("%d /* no comment */ // none\n", a);
    int b = 8 //* tricky
        / 2;
    printf("%d\n", b);
    return a;
}
