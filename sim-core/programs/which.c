/* which NAME...: where the shell would find a program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int find(const char *name)
{
    const char *path = getenv("PATH");
    char place[4096];
    while (path != NULL && *path != '\0' && strchr(name, '/') == NULL) {
        const char *end = strchrnul(path, ':');
        snprintf(place, sizeof place, "%.*s/%s", (int)(end - path), path, name);
        if (access(place, X_OK) == 0)
            return puts(place) >= 0;
        path = *end == ':' ? end + 1 : end;
    }
    return strchr(name, '/') != NULL && access(name, X_OK) == 0 && puts(name) >= 0;
}

int main(int argc, char **argv)
{
    int status = argc == 1;
    for (int i = 1; i < argc; i++)
        status |= !find(argv[i]);
    return status;
}
