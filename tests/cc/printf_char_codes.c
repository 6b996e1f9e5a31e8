#include <stdio.h>

int main(void)
{
    for (int c = 32; c < 127; c++) {
        printf("%c", c);
        if (c % 16 == 15)
            printf("\n");
    }
    printf("\t|\a\b\\\"\'\?\x41\101\n");
    return 0;
}
