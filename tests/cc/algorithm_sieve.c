#include <stdio.h>

int main(void)
{
    static char composite[200];
    int count = 0;
    for (int i = 2; i < 200; i++) {
        if (composite[i])
            continue;
        count++;
        for (int j = i * i; j < 200; j += i)
            composite[j] = 1;
    }
    for (int i = 2, n = 0; i < 200; i++)
        if (!composite[i])
            printf("%d%c", i, ++n % 12 == 0 ? '\n' : ' ');
    printf("\n");
    return count;
}
