#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int compare(const void *a, const void *b)
{
    return strcmp(*(char **)a, *(char **)b);
}

int main(void)
{
    char *names[10];
    int n = 0;
    struct dirent *e;
    struct stat st;

    mkdir("/tmp/listing", 0755);
    chdir("/tmp/listing");
    close(creat("plain", 0600));
    mkdir("folder", 0700);
    mkfifo("queue", 0600);
    DIR *d = opendir(".");
    while ((e = readdir(d)) != NULL)
        if (e->d_name[0] != '.')
            names[n++] = strdup(e->d_name);
    closedir(d);
    qsort(names, n, sizeof *names, compare);
    for (int i = 0; i < n; i++) {
        lstat(names[i], &st);
        printf("%c %03o %s\n", S_ISDIR(st.st_mode) ? 'd' : S_ISFIFO(st.st_mode) ? 'p' : '-', st.st_mode & 0777, names[i]);
    }
    unlink("plain");
    rmdir("folder");
    unlink("queue");
    chdir("/");
    return rmdir("/tmp/listing");
}
