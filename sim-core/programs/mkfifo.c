/* mkfifo [-m MODE] NAME... */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int status = 0, c;
    mode_t mode = 0666;
    while ((c = getopt(argc, argv, "m:")) != -1) {
        if (c == '?') {
            fprintf(stderr, "Try 'mkfifo --help' for more information.\n");
            return 1;
        }
        mode = (mode_t)strtol(optarg, NULL, 8);
    }
    if (optind == argc) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (; optind < argc; optind++) {
        if (mkfifo(argv[optind], mode) == -1) {
            warn("cannot create fifo '%s'", argv[optind]);
            status = 1;
        }
    }
    return status;
}
