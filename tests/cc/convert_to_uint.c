#include <stdio.h>

/* What is left of a value that does not fit: the low bits, in the target's sign. */
int main(void)
{
    static const long values[] = {0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, -32769, 2147483647, 2147483648, 4294967295, 4294967296, -2147483649, 9223372036854775807};
    for (int i = 0; i < (int)(sizeof values / sizeof values[0]); i++) {
        unsigned int x = (unsigned int)values[i];
        printf("%ld -> %u\n", values[i], x);
    }
    return 0;
}
