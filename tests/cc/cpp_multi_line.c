#include <stdio.h>

#define CHECK(e)                          \
    do {                                  \
        if (e)                            \
            printf("%s holds\n", #e);     \
        else                              \
            failures++;                   \
    } while (0)

int main(void)
{
    int failures = 0;
    CHECK(1 + 1 == 2);
    CHECK(sizeof(int) == 4);
    CHECK(2 > 3);
    printf("%d\n", failu\
res);
    return failures;
}
