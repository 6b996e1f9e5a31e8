/* cp [-r] SOURCE DESTINATION, cp [-r] SOURCE... DIRECTORY */
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int recursive;

static int copy(const char *from, const char *to);

static int copy_tree(const char *from, const char *to)
{
    DIR *dirp = opendir(from);
    struct dirent *entry;
    int status = 0;
    if (dirp == NULL || (mkdir(to, 0777) == -1 && errno != EEXIST)) {
        warn("cannot create directory '%s'", to);
        return 1;
    }
    while ((entry = readdir(dirp)) != NULL) {
        char source[PATH_MAX], target[PATH_MAX];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(source, sizeof source, "%s/%s", from, entry->d_name);
        snprintf(target, sizeof target, "%s/%s", to, entry->d_name);
        status |= copy(source, target);
    }
    closedir(dirp);
    return status;
}

static int copy(const char *from, const char *to)
{
    static char buffer[131072];
    struct stat st;
    ssize_t n;
    int out, in = open(from, O_RDONLY);
    if (in == -1 || fstat(in, &st) == -1) {
        warn("cannot stat '%s'", from);
        return 1;
    }
    if (S_ISDIR(st.st_mode) && recursive) {
        close(in);
        return copy_tree(from, to);
    }
    if (S_ISDIR(st.st_mode)) {
        warnx("-r not specified; omitting directory '%s'", from);
        return 1;
    }
    out = open(to, O_WRONLY | O_CREAT | O_TRUNC, st.st_mode & 0777);
    if (out == -1) {
        warn("cannot create regular file '%s'", to);
        return 1;
    }
    while ((n = read(in, buffer, sizeof buffer)) > 0)
        for (ssize_t done = 0, more; done < n; done += more)
            if ((more = write(out, buffer + done, n - done)) == -1)
                err(1, "error writing '%s'", to);
    close(in);
    close(out);
    return 0;
}

int main(int argc, char **argv)
{
    struct stat st;
    int into, status = 0, c;
    while ((c = tool_option(argc, argv, "fprR", "abdHilLnPstTuvxZ", "recursive=r force=f", 1)) != -1)
        recursive |= c == 'r' || c == 'R';
    if (argc - optind < 2) {
        warnx(argc == optind ? "missing file operand" : "missing destination file operand after '%s'",
                argv[optind]);
        tool_usage(1);
    }
    into = stat(argv[argc - 1], &st) == 0 && S_ISDIR(st.st_mode);
    if (!into && argc - optind > 2)
        errx(1, "target '%s' is not a directory", argv[argc - 1]);
    for (; optind < argc - 1; optind++) {
        char path[PATH_MAX];
        const char *slash = strrchr(argv[optind], '/');
        snprintf(path, sizeof path, "%s/%s", argv[argc - 1], slash != NULL ? slash + 1 : argv[optind]);
        status |= copy(argv[optind], into ? path : argv[argc - 1]);
    }
    return status;
}
