/* date [-u] [+FORMAT]: the time, in UTC. */
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(int argc, char **argv)
{
    const char *format = "%a %b %e %H:%M:%S %Z %Y";
    char text[256];
    time_t now = time(NULL);
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '+') {
            format = argv[i] + 1;
        } else if (strcmp(argv[i], "-u") != 0) {
            fprintf(stderr, "date: invalid date '%s'\n", argv[i]);
            return 1;
        }
    }
    strftime(text, sizeof text, format, gmtime(&now));
    puts(text);
    return 0;
}
