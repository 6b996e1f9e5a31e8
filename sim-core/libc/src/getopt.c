/* getopt(3) with GNU's permutation: arguments that are no options end up behind the options. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *optarg;
int optind = 1;
int opterr = 1;
int optopt = '?';

static char *rest;                 /* of a group like -abc, what is still to be read */
static int plain_first, plain_end; /* argv[plain_first..plain_end): arguments skipped so far */

/* Moves the skipped arguments behind argv[plain_end..optind). */
static void exchange(char **argv)
{
    int plain = plain_end - plain_first, options = optind - plain_end;
    for (int i = 0; i < options; i++) {
        char *option = argv[plain_end + i];
        for (int j = plain_end + i; j > plain_first + i; j--)
            argv[j] = argv[j - 1];
        argv[plain_first + i] = option;
    }
    plain_first += options;
    plain_end = plain_first + plain;
}

static int is_option(const char *arg)
{
    return arg[0] == '-' && arg[1] != '\0';
}

/* Finds the next option argument; 0 when there is none left. */
static int find_option(int argc, char **argv, char order)
{
    if (plain_first != plain_end && plain_end != optind)
        exchange(argv);
    else if (plain_end != optind)
        plain_first = optind;
    if (order == 'p') {
        while (optind < argc && !is_option(argv[optind]))
            optind++;
        plain_end = optind;
    }
    if (optind != argc && strcmp(argv[optind], "--") == 0) {
        optind++;
        if (plain_first != plain_end && plain_end != optind)
            exchange(argv);
        else if (plain_first == plain_end)
            plain_first = optind;
        plain_end = argc;
        optind = argc;
    }
    if (optind == argc) {
        if (plain_first != plain_end)
            optind = plain_first;
        return 0;
    }
    return is_option(argv[optind]);
}

static int long_option(int argc, char **argv, const struct option *options, int *index, int quiet)
{
    char *name = argv[optind] + 2, *equals = strchrnul(name, '=');
    size_t length = equals - name;
    const struct option *found = NULL;
    int several = 0;
    for (const struct option *o = options; o->name != NULL; o++) {
        if (strncmp(o->name, name, length) != 0)
            continue;
        if (strlen(o->name) == length) {
            found = o;
            several = 0;
            break;
        }
        several = found != NULL;
        found = o;
    }
    optind++;
    optopt = 0;
    if (several || found == NULL) {
        if (!quiet)
            fprintf(stderr, several ? "%s: option '--%s' is ambiguous\n" : "%s: unrecognized option '--%s'\n",
                    argv[0], name);
        return '?';
    }
    optarg = NULL;
    if (*equals == '=') {
        if (found->has_arg == no_argument) {
            if (!quiet)
                fprintf(stderr, "%s: option '--%s' doesn't allow an argument\n", argv[0], found->name);
            optopt = found->val;
            return '?';
        }
        optarg = equals + 1;
    } else if (found->has_arg == required_argument) {
        if (optind >= argc) {
            if (!quiet)
                fprintf(stderr, "%s: option '--%s' requires an argument\n", argv[0], found->name);
            optopt = found->val;
            return '?';
        }
        optarg = argv[optind++];
    }
    if (index != NULL)
        *index = found - options;
    if (found->flag != NULL) {
        *found->flag = found->val;
        return 0;
    }
    return found->val;
}

int getopt_long(int argc, char *const argv[], const char *optstring, const struct option *longopts, int *longindex)
{
    char **args = (char **)argv, order = 'p';
    const char *option;
    int c, quiet;
    optarg = NULL;
    if (optind == 0 || rest == NULL) {
        if (optind == 0)
            optind = 1;
        plain_first = plain_end = optind;
        rest = "";
    }
    if (*optstring == '+' || *optstring == '-')
        order = *optstring++;
    quiet = !opterr || *optstring == ':';
    if (*rest == '\0') {
        if (plain_end > optind)
            plain_end = optind;
        if (plain_first > optind)
            plain_first = optind;
        if (!find_option(argc, args, order)) {
            if (optind < argc && order == '-' && !is_option(args[optind])) {
                optarg = args[optind++];
                return 1;
            }
            return -1;
        }
        if (longopts != NULL && args[optind][1] == '-')
            return long_option(argc, args, longopts, longindex, quiet);
        rest = args[optind] + 1;
    }
    c = *rest++;
    option = c == ':' || c == ';' ? NULL : strchr(optstring, c);
    if (*rest == '\0')
        optind++;
    if (option == NULL) {
        if (!quiet)
            fprintf(stderr, "%s: invalid option -- '%c'\n", args[0], c);
        optopt = c;
        return '?';
    }
    if (option[1] != ':')
        return c;
    if (*rest != '\0') {
        optarg = rest;
        optind++;
    } else if (option[2] != ':') {
        if (optind < argc) {
            optarg = args[optind++];
        } else {
            if (!quiet)
                fprintf(stderr, "%s: option requires an argument -- '%c'\n", args[0], c);
            optopt = c;
            c = *optstring == ':' ? ':' : '?';
        }
    }
    rest = "";
    return c;
}

int getopt(int argc, char *const argv[], const char *optstring)
{
    return getopt_long(argc, argv, optstring, NULL, NULL);
}
