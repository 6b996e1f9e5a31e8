/* printenv [NAME]...: the environment, or the values of some variables. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int status = 0;
    if (argc == 1)
        for (char **e = environ; e != NULL && *e != NULL; e++)
            puts(*e);
    for (int i = 1; i < argc; i++) {
        const char *value = getenv(argv[i]);
        if (value != NULL)
            puts(value);
        else
            status = 1;
    }
    return status;
}
