#include <stdio.h>

int main(void)
{
    for (char c = 'a'; c < 'f'; c++)
        switch (c) {
        default:
            printf("%c other\n", c);
            break;
        case 'b':
            printf("bee\n");
            break;
        case 'd':
            printf("dee\n");
        }
    return 0;
}
