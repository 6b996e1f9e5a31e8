/* uname [-asnrvm]: what system this is. */
#include <err.h>
#include <ipclab_tool.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static const char long_options[] = "all=a kernel-name=s nodename=n kernel-release=r machine=m";

int main(int argc, char **argv)
{
    static const char letters[] = "snrvm";
    struct utsname system;
    const char *parts[] = {system.sysname, system.nodename, system.release, system.version, system.machine};
    int wanted = 0, some = 0, c;
    while ((c = tool_option(argc, argv, "asnrvmo", "ip", long_options, 1)) != -1) {
        wanted |= c == 'a' ? 63 : c == 'o' ? 32 : 1 << (strchr(letters, c) - letters);
    }
    if (uname(&system) == -1)
        err(1, "cannot get system name");
    for (int i = 0; i < 5; i++)
        if ((wanted == 0 ? 1 : wanted) & 1 << i)
            printf("%s%s", some++ > 0 ? " " : "", parts[i]);
    if (wanted & 32)
        printf("%sGNU/Linux", some > 0 ? " " : "");
    putchar('\n');
    return 0;
}
