/* mv SOURCE DESTINATION, mv SOURCE... DIRECTORY */
#include <err.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct stat st;
    int into, status = 0, c;
    while ((c = getopt(argc, argv, "f")) != -1) {
        if (c == '?') {
            fprintf(stderr, "Try 'mv --help' for more information.\n");
            return 1;
        }
    }
    if (argc - optind < 2) {
        fprintf(stderr, argc == optind ? "mv: missing file operand\n" : "mv: missing destination file operand after '%s'\n",
                argv[optind]);
        fprintf(stderr, "Try 'mv --help' for more information.\n");
        return 1;
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
