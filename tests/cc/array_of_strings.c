#include <stdio.h>

int main(void)
{
    const char *days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    char fixed[3][6] = {"one", "three", "five!"};
    int n = sizeof days / sizeof days[0];
    for (int i = n - 1; i >= 0; i -= 2)
        printf("%s ", days[i]);
    printf("%d\n", n);
    for (int i = 0; i < 3; i++)
        printf("%.6s %zu|", fixed[i], sizeof fixed[i]);
    printf("\n");
    return n;
}
