/* kill [-SIGNAL | -s SIGNAL] PID..., kill -l: sends a signal. */
#include <ctype.h>
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int signal_number(const char *name)
{
    if (isdigit((unsigned char)*name))
        return atoi(name);
    if (strncasecmp(name, "SIG", 3) == 0)
        name += 3;
    for (int sig = 1; sig < 32; sig++)
        if (strcasecmp(name, sigabbrev_np(sig)) == 0)
            return sig;
    errx(1, "'%s': invalid signal", name);
}

int main(int argc, char **argv)
{
    int sig = SIGTERM, first = 1, status = 0;
    if (argc > 1 && strcmp(argv[1], "-l") == 0) {
        for (int i = 1; i < 32; i++)
            printf("%2d %s\n", i, sigabbrev_np(i));
        return 0;
    }
    if (argc > 2 && strcmp(argv[1], "-s") == 0) {
        sig = signal_number(argv[2]);
        first = 3;
    } else if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '-') {
        sig = signal_number(argv[1] + 1);
        first = 2;
    } else if (argc > 1 && strcmp(argv[1], "--") == 0) {
        first = 2;
    }
    if (first >= argc) {
        warnx("no process ID specified");
        tool_usage(1);
    }
    for (; first < argc; first++) {
        char *end;
        long pid = strtol(argv[first], &end, 10);
        if (end == argv[first] || *end != '\0') {
            warnx("failed to parse argument: '%s'", argv[first]);
            status = 1;
        } else if (kill((pid_t)pid, sig) == -1) {
            warn("sending signal to %s failed", argv[first]);
            status = 1;
        }
    }
    return status;
}
