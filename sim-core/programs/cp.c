/* cp SOURCE DESTINATION, cp SOURCE... DIRECTORY */
#include <err.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    while ((c = getopt(argc, argv, "fp")) != -1) {
        if (c == '?') {
            fprintf(stderr, "Try 'cp --help' for more information.\n");
            return 1;
        }
    }
    if (argc - optind < 2) {
        fprintf(stderr, argc == optind ? "cp: missing file operand\n" : "cp: missing destination file operand after '%s'\n",
                argv[optind]);
        fprintf(stderr, "Try 'cp --help' for more information.\n");
        return 1;
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
