/* tee [-a] [FILE]...: standard input to standard output and to files, as it comes. */
#include <err.h>
#include <fcntl.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <unistd.h>

#define OUTPUTS_MAX 32

static int write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, p, n);
        if (done == -1)
            return -1;
        p += done;
        n -= done;
    }
    return 0;
}

int main(int argc, char **argv)
{
    char buffer[BUFSIZ];
    int outputs[OUTPUTS_MAX] = {1}, count = 1, flags = O_TRUNC, status = 0, c;
    ssize_t n;
    while ((c = tool_option(argc, argv, "a", "ip", "append=a", 1)) != -1) {
        flags = O_APPEND;
    }
    for (; optind < argc && count < OUTPUTS_MAX; optind++) {
        outputs[count] = open(argv[optind], O_WRONLY | O_CREAT | flags, 0666);
        if (outputs[count] == -1) {
            warn("%s", tool_name(argv[optind]));
            status = 1;
        } else {
            count++;
        }
    }
    while ((n = read(0, buffer, sizeof buffer)) > 0) {
        for (int i = 0; i < count; i++) {
            if (outputs[i] != -1 && write_all(outputs[i], buffer, n) == -1) {
                warn("%s", i == 0 ? "standard output" : "write error");
                outputs[i] = -1;
                status = 1;
            }
        }
    }
    return status;
}
