#include <stdio.h>

int main(void)
{
    long values[] = {0, 4294967296L, -1, 1};
    for (int i = 0; i < 4; i++)
        switch (values[i]) {
        case 4294967296L:
            puts("big");
            break;
        case -1:
            puts("minus");
            break;
        case 0:
            puts("zero");
            break;
        default:
            puts("other");
        }
    return 0;
}
