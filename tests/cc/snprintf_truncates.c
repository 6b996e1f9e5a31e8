#include <stdio.h>
#include <string.h>

int main(void)
{
    char buf[8];
    memset(buf, '#', sizeof buf);
    int n = snprintf(buf, sizeof buf, "%s", "a longer text");
    printf("%d [%s] %zu\n", n, buf, strlen(buf));
    n = snprintf(buf, 1, "xyz");
    printf("%d [%s]\n", n, buf);
    n = snprintf(NULL, 0, "%d-%d", 123, 456);
    printf("%d\n", n);
    n = snprintf(buf, sizeof buf, "%05d", 42);
    printf("%d [%s]\n", n, buf);
    return n;
}
