/* rm [-fr] FILE... */
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int force, recursive;
static int status;

static void complain(const char *path)
{
    if (force && errno == ENOENT)
        return;
    warn("cannot remove '%s'", path);
    status = 1;
}

static void remove_tree(const char *path);

static void remove_entries(const char *path)
{
    DIR *dirp = opendir(path);
    struct dirent *entry;
    if (dirp == NULL)
        return;
    while ((entry = readdir(dirp)) != NULL) {
        char below[PATH_MAX];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        remove_tree(below);
    }
    closedir(dirp);
}

static void remove_tree(const char *path)
{
    struct stat st;
    if (lstat(path, &st) == -1) {
        complain(path);
        return;
    }
    if (!S_ISDIR(st.st_mode)) {
        if (unlink(path) == -1)
            complain(path);
        return;
    }
    if (!recursive) {
        errno = EISDIR;
        complain(path);
        return;
    }
    remove_entries(path);
    if (rmdir(path) == -1)
        complain(path);
}

int main(int argc, char **argv)
{
    int c;
    while ((c = tool_option(argc, argv, "frR", "Iiv", "force=f recursive=r", 1)) != -1) {
        switch (c) {
        case 'f':
            force = 1;
            break;
        case 'r':
        case 'R':
            recursive = 1;
            break;
        }
    }
    if (optind == argc && !force) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (; optind < argc; optind++)
        remove_tree(argv[optind]);
    return status;
}
