#include <stdio.h>
#include <unistd.h>

int main(void)
{
    printf("before exec\n");
    fflush(stdout);
    execl("/bin/echo", "echo", "from", "echo", (char *)0);
    printf("exec failed\n");
    return 1;
}
