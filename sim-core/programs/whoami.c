/* whoami: the name of the effective user. */
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct passwd *user = getpwuid(geteuid());
    if (user == NULL) {
        fprintf(stderr, "whoami: cannot find name for user ID %u\n", geteuid());
        return 1;
    }
    puts(user->pw_name);
    return 0;
}
