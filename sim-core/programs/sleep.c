/* sleep NUMBER[smhd]...: waits the sum of its arguments. */
#include <ctype.h>
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Adds "1.5m" and the like; 0 when it is no time. */
static int add(struct timespec *sum, const char *text)
{
    long seconds, nanoseconds = 0, scale = 100000000, unit = 1, all;
    char *end;
    if (!isdigit((unsigned char)*text) && *text != '.')
        return 0;
    seconds = strtol(text, &end, 10);
    if (*end == '.')
        for (end++; isdigit((unsigned char)*end); end++, scale /= 10)
            nanoseconds += (*end - '0') * scale;
    if (*end != '\0') {
        const char *units = "smhd", *found = strchr(units, *end);
        static const long lengths[] = {1, 60, 3600, 86400};
        if (found == NULL || end[1] != '\0')
            return 0;
        unit = lengths[found - units];
    }
    all = sum->tv_nsec + nanoseconds * unit;
    sum->tv_sec += seconds * unit + all / 1000000000;
    sum->tv_nsec = all % 1000000000;
    return 1;
}

int main(int argc, char **argv)
{
    struct timespec sum = {0, 0};
    if (argc == 1) {
        warnx("missing operand");
        tool_usage(1);
    }
    for (int i = 1; i < argc; i++) {
        if (!add(&sum, argv[i])) {
            fprintf(stderr, "sleep: invalid time interval '%s'\nTry 'sleep --help' for more information.\n", argv[i]);
            return 1;
        }
    }
    while (nanosleep(&sum, &sum) == -1)
        ;
    return 0;
}
