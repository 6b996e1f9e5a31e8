#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
    FILE *f = popen("sort -n", "w");
    int v[] = {30, 4, 100, 22}, i, st;

    if (!f)
        exit(1);
    for (i = 0; i < 4; i++)
        fprintf(f, "%d\n", v[i]);
    st = pclose(f);
    printf("sort exited %d\n", WEXITSTATUS(st));
    f = popen("exit 3", "r");
    st = pclose(f);
    printf("exit 3 gives %d\n", WEXITSTATUS(st));
    return 0;
}
