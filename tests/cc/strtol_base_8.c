#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *texts[] = {"0", "10", "-77", "+12", "  42x", "0x1F", "077", "zz", "", "-", "0x", "1010102", "9223372036854775808",
                                  "-9223372036854775809", "7fffffffffffffff"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *end;
        errno = 0;
        long v = strtol(texts[i], &end, 8);
        printf("[%s] %ld rest [%s] %d\n", texts[i], v, end, errno == ERANGE);
    }
    return 0;
}
