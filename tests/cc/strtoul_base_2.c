#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *texts[] = {"0", "255", "-1", "ff", "0xff", "0777", "18446744073709551615", "18446744073709551616", "12monkeys"};
    unsigned long sum = 0;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *end;
        unsigned long v = strtoul(texts[i], &end, 2);
        printf("%lu %td\n", v, end - texts[i]);
        sum += v;
    }
    return (int)(sum % 251);
}
