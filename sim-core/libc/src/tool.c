/* What the built-in programs share: <ipclab_tool.h>. */
#include <getopt.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char *program_invocation_name, *program_invocation_short_name;

void __ipclab_unsupported(const char *what);

_Noreturn void tool_usage(int failure)
{
    fprintf(stderr, "Try '%s --help' for more information.\n", program_invocation_name);
    exit(failure);
}

static void unsupported(const char *dashes, const char *option)
{
    char what[128];
    snprintf(what, sizeof what, "%s%s of the command %s", dashes, option, program_invocation_short_name);
    __ipclab_unsupported(what);
}

/* --color: nothing here is ever coloured. */
static int colors(const char *when)
{
    int wanted = *when == '\0' || strcmp(when, "=always") == 0 || (strcmp(when, "=auto") == 0 && isatty(1));
    if (wanted)
        unsupported("--", optarg);
    return 0;
}

/* The letter that a long option stands for; 0 when it makes no difference. */
static int long_letter(const char *longs)
{
    char *equals = strchrnul(optarg, '=');
    size_t length = equals - optarg;
    if (strncmp(optarg, "color", length) == 0 && length == 5)
        return colors(equals);
    const char *p = longs;
    while ((p = strstr(p, optarg[0] == '\0' ? "\n" : (char[]){optarg[0], '\0'})) != NULL) {
        if ((p == longs || p[-1] == ' ') && strncmp(p, optarg, length) == 0 && p[length] == '=') {
            optarg = *equals == '=' ? equals + 1 : NULL;
            return p[length + 1] == ' ' || p[length + 1] == '\0' ? 0 : p[length + 1];
        }
        p++;
    }
    unsupported("--", optarg);
    return 0;
}

int tool_option(int argc, char **argv, const char *known, const char *others, const char *longs, int failure)
{
    char all[128];
    int c;
    snprintf(all, sizeof all, "%s%s-:", known, others);
    opterr = 0;
    program_invocation_short_name = program_invocation_name; /* as GNU's error() says it */
    do {
        c = getopt(argc, argv, all);
        if (c == '-')
            c = long_letter(longs);
    } while (c == 0);
    if (c == '?') {
        const char *wrong = strchr(known, optopt) != NULL ? "option requires an argument" : "invalid option";
        fprintf(stderr, "%s: %s -- '%c'\n", program_invocation_name, wrong, optopt);
        if (failure != 0)
            tool_usage(failure);
        return c;
    }
    if (c != -1 && strchr(others, c) != NULL)
        unsupported("-", (char[]){(char)c, '\0'});
    return c;
}

const char *tool_quoted(const char *name)
{
    size_t size = 2 * strlen(name) + 3;
    char *text = malloc(size);
    snprintf(text, size, strchr(name, '\'') != NULL && strpbrk(name, "\"$`\\") == NULL ? "\"%s\"" : "'%s'", name);
    return text;
}

const char *tool_name(const char *name)
{
    int plain = *name != '\0' && *name != '~' && *name != '#';
    return plain && strpbrk(name, " !\"$&'()*:;<=>?[\\^`|\t\n\r") == NULL ? name : tool_quoted(name);
}
