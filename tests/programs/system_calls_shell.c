#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    int r;
    printf("a shell: %d\n", system(NULL) != 0);
    fflush(stdout);
    r = system("echo hello from the shell");
    printf("%d\n", r);
    r = system("exit 42");
    printf("%d\n", WEXITSTATUS(r));
    r = system("nonexistent_command_xyz 2>/dev/null");
    printf("%d\n", WEXITSTATUS(r));
    fflush(stdout);
    system("X=3; if [ $X -gt 2 ]; then echo bigger; fi; cat </dev/null && echo ok | tr a-z A-Z");
    return 0;
}
