#include <stdio.h>

static int work(int fail_at)
{
    int result = -1;
    if (fail_at == 1)
        goto first;
    printf("open ");
    if (fail_at == 2)
        goto second;
    printf("lock ");
    result = 0;
second:
    printf("close ");
first:
    printf("= %d\n", result);
    return result;
}

int main(void)
{
    return work(0) + work(1) + work(2) + 2;
}
