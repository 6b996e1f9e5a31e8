/* mv SOURCE DESTINATION, mv SOURCE... DIRECTORY */
#include <err.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct stat st;
    int into, status = 0, c;
    while ((c = tool_option(argc, argv, "f", "bintTuvZ", "force=f", 1)) != -1)
        ;
    if (argc - optind < 2) {
        warnx(argc == optind ? "missing file operand" : "missing destination file operand after '%s'",
                argv[optind]);
        tool_usage(1);
    }
    into = stat(argv[argc - 1], &st) == 0 && S_ISDIR(st.st_mode);
    for (; optind < argc - 1; optind++) {
        char path[PATH_MAX];
        const char *slash = strrchr(argv[optind], '/');
        snprintf(path, sizeof path, "%s/%s", argv[argc - 1], slash != NULL ? slash + 1 : argv[optind]);
        if (lstat(argv[optind], &st) == -1) {
            warn("cannot stat '%s'", argv[optind]);
            status = 1;
        } else if (rename(argv[optind], into ? path : argv[argc - 1]) == -1) {
            warn("cannot move '%s' to '%s'", argv[optind], into ? path : argv[argc - 1]);
            status = 1;
        }
    }
    return status;
}
