#include <stdio.h>

int main(void)
{
    printf("%d %s\n", __LINE__, __func__);
    printf("%d %d\n", __STDC__, __STDC_VERSION__ >= 199901L);
    return 0;
}
