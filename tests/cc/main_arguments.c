#include <stdio.h>

int main(int argc, char *argv[], char *envp[])
{
    printf("%d %d %d\n", argc, argv[argc] == 0, envp != 0);
    return argc;
}
