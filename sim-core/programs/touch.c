/* touch [-c] FILE...: makes files that are missing. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY, status = 0, c;
    while ((c = getopt(argc, argv, "acm")) != -1) {
        if (c == '?') {
            fprintf(stderr, "Try 'touch --help' for more information.\n");
            return 1;
        }
        if (c == 'c')
            flags &= ~O_CREAT;
    }
    if (optind == argc) {
        fprintf(stderr, "touch: missing file operand\nTry 'touch --help' for more information.\n");
        return 1;
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
