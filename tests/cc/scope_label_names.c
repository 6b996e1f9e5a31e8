#include <stdio.h>

int main(void)
{
    int done = 1;
    typedef int name;
    name value = 3;
    {
        int name = 4;
        value += name;
    }
    if (done)
        goto done;
    value = 0;
done:
    printf("%d %d\n", value, done);
    return value;
}
