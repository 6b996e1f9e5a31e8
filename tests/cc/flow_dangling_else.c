#include <stdio.h>

int main(void)
{
    int hits = 0;
    for (int a = 0; a < 2; a++)
        for (int b = 0; b < 2; b++) {
            if (a) {
                if (b)
                    hits += 1;
                else
                    hits += 10;
            } else
                hits += 100;
        }
    printf("%d\n", hits);
    return hits % 256;
}
