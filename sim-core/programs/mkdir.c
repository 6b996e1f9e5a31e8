/* mkdir [-p] [-m MODE] DIRECTORY... */
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_parents(char *path, mode_t mode)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) == -1 && errno != EEXIST)
            return -1;
        *slash = '/';
    }
    return mkdir(path, mode) == -1 && errno != EEXIST ? -1 : 0;
}

int main(int argc, char **argv)
{
    int parents = 0, status = 0, c;
    mode_t mode = 0777;
    while ((c = tool_option(argc, argv, "pm:", "vZ", "parents=p mode=m", 1)) != -1) {
        if (c == 'p')
            parents = 1;
        else
            mode = (mode_t)strtol(optarg, NULL, 8);
    }
    if (optind == argc) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (; optind < argc; optind++) {
        if ((parents ? make_parents(argv[optind], mode) : mkdir(argv[optind], mode)) == -1) {
            warn("cannot create directory '%s'", argv[optind]);
            status = 1;
        }
    }
    return status;
}
