#include <stdio.h>

int main(void)
{
    int i = 0;
    again:
    if (i < 5) {
        printf("%d ", i);
        i++;
        goto again;
    }
    goto end;
    printf("never\n");
    end:
    printf("done\n");
    return i;
}
