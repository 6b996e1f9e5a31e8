#include <ctype.h>
#include <stdio.h>

int main(void)
{
    int count = 0;
    for (int c = 0; c < 128; c++)
        if (iscntrl(c)) {
            count++;
            printf("%02x%s", c, count % 16 == 0 ? "\n" : " ");
        }
    printf("\n%d %d\n", count, !!iscntrl(EOF));
    return count;
}
