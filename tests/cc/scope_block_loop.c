#include <stdio.h>

int main(void)
{
    int total = 0;
    for (int i = 0; i < 3; i++) {
        int fresh = 5;
        static int kept;
        fresh += i;
        kept += fresh;
        total += fresh;
        printf("%d %d\n", fresh, kept);
    }
    return total;
}
