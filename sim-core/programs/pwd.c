/* pwd: the working directory. */
#include <err.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *path = getcwd(NULL, 0);
    if (path == NULL)
        err(1, "cannot get the working directory");
    puts(path);
    return 0;
}
