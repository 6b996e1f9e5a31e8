/* env [-i] [-u NAME] [NAME=VALUE]... [COMMAND [ARGUMENT]...] */
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int c;
    while ((c = tool_option(argc, argv, "+iu:", "0CSv", "ignore-environment=i unset=u", 125)) != -1) {
        if (c == 'i')
            clearenv();
        else
            unsetenv(optarg);
    }
    for (; optind < argc && strchr(argv[optind], '=') != NULL; optind++)
        putenv(argv[optind]);
    if (optind < argc) {
        execvp(argv[optind], argv + optind);
        err(errno == ENOENT ? 127 : 126, "'%s'", argv[optind]);
    }
    for (char **e = environ; e != NULL && *e != NULL; e++)
        puts(*e);
    return 0;
}
