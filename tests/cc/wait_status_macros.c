#include <stdio.h>
#include <sys/wait.h>

int main(void)
{
    static const int statuses[] = {0, 0x0100, 0xff00, 9, 11 | 0x80, 0x137f, 0xffff};
    for (int i = 0; i < 7; i++) {
        int s = statuses[i];
        printf("%04x exited %d", s, WIFEXITED(s));
        if (WIFEXITED(s))
            printf(" with %d", WEXITSTATUS(s));
        printf(" signaled %d", WIFSIGNALED(s));
        if (WIFSIGNALED(s))
            printf(" by %d core %d", WTERMSIG(s), !!WCOREDUMP(s));
        printf(" stopped %d", WIFSTOPPED(s));
        if (WIFSTOPPED(s))
            printf(" by %d", WSTOPSIG(s));
        printf(" continued %d\n", WIFCONTINUED(s));
    }
    return 0;
}
