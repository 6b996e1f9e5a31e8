/* dirname NAME...: a path without its last part. */
#include <err.h>
#include <ipclab_tool.h>
#include <libgen.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc < 2) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (int i = 1; i < argc; i++)
        puts(dirname(argv[i]));
    return 0;
}
