#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    dup2(1, 2);
    printf("out one\n");
    fprintf(stderr, "err one\n");
    printf("out two ");
    fprintf(stderr, "err two\n");
    errno = ENOENT;
    perror("err three");
    printf("out three\n");
    return 0;
}
