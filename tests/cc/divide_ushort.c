#include <stdio.h>

/* Division truncates towards zero; (a / b) * b + a % b == a. */
int main(void)
{
    unsigned short a[] = {7, (unsigned short)-7, 100, (unsigned short)-100, 1, 0}, b[] = {2, (unsigned short)-2, 3, (unsigned short)-3, 7};
    int bad = 0;
    for (int i = 0; i < 6; i++)
        for (int j = 0; j < 5; j++) {
            printf("%ld/%ld=%ld r %ld\n", (long)a[i], (long)b[j], (long)(a[i] / b[j]), (long)(a[i] % b[j]));
            bad += a[i] / b[j] * b[j] + a[i] % b[j] != a[i];
        }
    return bad;
}
