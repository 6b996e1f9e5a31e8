/* rmdir DIRECTORY... */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int status = 0;
    if (argc < 2) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (int i = 1; i < argc; i++) {
        if (rmdir(argv[i]) == -1) {
            warn("failed to remove '%s'", argv[i]);
            status = 1;
        }
    }
    return status;
}
