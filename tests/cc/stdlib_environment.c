#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    setenv("IPCLAB_A", "one", 1);
    setenv("IPCLAB_A", "two", 0);
    printf("%s\n", getenv("IPCLAB_A"));
    setenv("IPCLAB_A", "three", 1);
    putenv("IPCLAB_B=four");
    printf("%s %s\n", getenv("IPCLAB_A"), getenv("IPCLAB_B"));
    unsetenv("IPCLAB_A");
    printf("%d %d\n", getenv("IPCLAB_A") == NULL, getenv("IPCLAB_NONE") == NULL);
    return 0;
}
