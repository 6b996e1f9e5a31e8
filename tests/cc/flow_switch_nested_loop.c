#include <stdio.h>

int main(void)
{
    int n = 0;
    for (int i = 0; i < 6; i++) {
        switch (i % 3) {
        case 0:
            continue;
        case 1:
            for (int j = 0; j < 3; j++) {
                if (j == 2)
                    break;
                n += j + 1;
            }
            break;
        case 2:
            n *= 2;
        }
        printf("%d %d\n", i, n);
    }
    return n;
}
