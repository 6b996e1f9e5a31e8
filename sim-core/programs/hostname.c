/* hostname: the name of this machine. */
#include <err.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char name[65];
    if (gethostname(name, sizeof name) == -1)
        err(1, "gethostname");
    puts(name);
    return 0;
}
