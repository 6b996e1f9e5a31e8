#include <stdio.h>

int main(void)
{
    int found = -1;
    for (int a = 1; a < 50; a++)
        for (int b = a; b < 50; b++)
            for (int c = b; c < 50; c++)
                if (a * a + b * b == c * c && a + b + c == 60) {
                    found = a * 10000 + b * 100 + c;
                    goto out;
                }
    out:
    printf("%d\n", found);
    return found == 101524 ? 0 : 1;
}
