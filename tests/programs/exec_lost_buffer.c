#include <stdio.h>
#include <unistd.h>

int main(void)
{
    printf("a line before exec\n");
    printf("and a half");
    execlp("echo", "echo", "echo's output", NULL);
    perror("execlp");
    return 1;
}
