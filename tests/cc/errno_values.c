#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    errno = 0;
    FILE *f = fopen("/no/such/file", "r");
    printf("%d %d %s\n", f == NULL, errno == ENOENT, strerror(errno));
    errno = EINTR;
    int saved = errno;
    printf("%d %m\n", saved);
    char *end;
    strtol("99999999999999999999", &end, 10);
    printf("%d\n", errno == ERANGE);
    return ENOENT;
}
