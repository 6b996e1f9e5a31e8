/* touch [-c] FILE...: makes files that are missing. */
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY, status = 0, c;
    while ((c = tool_option(argc, argv, "acm", "dhrt", "no-create=c", 1)) != -1) {
        if (c == 'c')
            flags &= ~O_CREAT;
    }
    if (optind == argc) {
        warnx("missing file operand");
        tool_usage(1);
    }
    for (; optind < argc; optind++) {
        int fd = open(argv[optind], flags, 0666);
        if (fd != -1) {
            close(fd);
        } else if (flags & O_CREAT) {
            warn("cannot touch '%s'", argv[optind]);
            status = 1;
        }
    }
    return status;
}
