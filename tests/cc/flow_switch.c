#include <stdio.h>

int main(void)
{
    int sum = 0;
    for (int i = -1; i < 8; i++) {
        switch (i) {
        case 0:
        case 1:
            sum += 1;
            break;
        case 2:
            sum += 10;
            /* fall through */
        case 3:
            sum += 100;
            break;
        case 5: {
            int local = i * 1000;
            sum += local;
        } break;
        default:
            sum += 100000;
        }
        printf("%d: %d\n", i, sum);
    }
    return sum % 256;
}
