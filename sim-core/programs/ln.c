/* ln [-s] TARGET NAME */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int symbolic = 0, c;
    while ((c = tool_option(argc, argv, "sf", "bdFinrtTvLPS", "symbolic=s force=f", 1)) != -1) {
        if (c == 's')
            symbolic = 1;
        else
            unlink(argv[argc - 1]);
    }
    if (argc - optind != 2) {
        warnx("missing file operand");
        tool_usage(1);
    }
    if ((symbolic ? symlink : link)(argv[optind], argv[optind + 1]) == -1)
        err(1, "failed to create %s link '%s'", symbolic ? "symbolic" : "hard", argv[optind + 1]);
    return 0;
}
