/* id [-ugnr]: the caller's user and group. */
#include <err.h>
#include <ipclab_tool.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

static void print(unsigned id, int name)
{
    struct passwd *found = getpwuid(id);
    if (name && found != NULL)
        printf("%s\n", found->pw_name);
    else
        printf("%u\n", id);
}

static void print_both(const char *what, unsigned id)
{
    struct passwd *found = getpwuid(id);
    printf("%s=%u", what, id);
    if (found != NULL)
        printf("(%s)", found->pw_name);
}

int main(int argc, char **argv)
{
    int c, user = 0, group = 0, name = 0, real = 0;
    while ((c = tool_option(argc, argv, "ugnr", "aGzZ", "user=u group=g name=n real=r", 1)) != -1) {
        user |= c == 'u';
        group |= c == 'g';
        name |= c == 'n';
        real |= c == 'r';
    }
    if (optind < argc) {
        warnx("%s: no such user", tool_quoted(argv[optind]));
        return 1;
    }
    if (user || group) {
        print(user ? (real ? getuid() : geteuid()) : real ? getgid() : getegid(), name);
        return 0;
    }
    print_both("uid", getuid());
    putchar(' ');
    print_both("gid", getgid());
    putchar(' ');
    print_both("groups", getgid());
    putchar('\n');
    return 0;
}
