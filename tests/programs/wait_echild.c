#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    if (wait(NULL) == -1)
        printf("no child: %s\n", strerror(errno));
    if (fork() == 0)
        return 0;
    printf("%d\n", wait(NULL) > 0);
    errno = 0;
    printf("%d %d\n", waitpid(-1, NULL, WNOHANG), errno == ECHILD);
    printf("%d %d\n", waitpid(1, NULL, 0), errno == ECHILD);
    return 0;
}
