#include <stdio.h>

int main(void)
{
    unsigned char digits[64] = {1};
    int length = 1;
    for (int n = 2; n <= 30; n++) {
        int carry = 0;
        for (int i = 0; i < length || carry; i++) {
            int v = carry + (i < length ? digits[i] * n : 0);
            digits[i] = (unsigned char)(v % 10);
            carry = v / 10;
            if (i >= length)
                length = i + 1;
        }
    }
    for (int i = length - 1; i >= 0; i--)
        putchar('0' + digits[i]);
    putchar('\n');
    return length;
}
