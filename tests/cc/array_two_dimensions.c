#include <stdio.h>

int main(void)
{
    int m[3][4];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            m[i][j] = i * 10 + j;
    int (*row)[4] = m;
    row++;
    printf("%d %d %d %zu %zu\n", (*row)[2], row[1][3], *(*(m + 2) + 1), sizeof m, sizeof m[0]);
    int sum = 0;
    for (int *p = &m[0][0]; p <= &m[2][3]; p++)
        sum += *p;
    printf("%d\n", sum);
    return sum % 100;
}
