/* Directory streams over getdents64(2), whose entries are laid out as struct dirent is. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENTRIES_MAX 4096

struct __ipclab_dir {
    int fd;
    long at, end; /* entries not handed out yet */
    char entries[ENTRIES_MAX];
};

ssize_t getdents64(int fd, void *dirp, size_t count);

DIR *fdopendir(int fd)
{
    DIR *dirp = malloc(sizeof(DIR));
    if (dirp == NULL)
        return NULL;
    dirp->fd = fd;
    dirp->at = dirp->end = 0;
    return dirp;
}

DIR *opendir(const char *name)
{
    int fd;
    if (*name == '\0') { /* as in glibc, which looks first: a null pointer is a fault here */
        errno = ENOENT;
        return NULL;
    }
    fd = open(name, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC, 0);
    return fd == -1 ? NULL : fdopendir(fd);
}

struct dirent *readdir(DIR *dirp)
{
    struct dirent *entry;
    if (dirp->at == dirp->end) {
        long n = getdents64(dirp->fd, dirp->entries, ENTRIES_MAX);
        if (n <= 0)
            return NULL;
        dirp->at = 0;
        dirp->end = n;
    }
    entry = (struct dirent *)(dirp->entries + dirp->at);
    dirp->at += entry->d_reclen;
    return entry;
}

int closedir(DIR *dirp)
{
    int fd = dirp->fd;
    free(dirp);
    return close(fd);
}

void rewinddir(DIR *dirp)
{
    lseek(dirp->fd, 0, SEEK_SET);
    dirp->at = dirp->end = 0;
}

int dirfd(DIR *dirp)
{
    return dirp->fd;
}

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int scandir(const char *name, struct dirent ***namelist, int (*filter)(const struct dirent *),
            int (*compar)(const struct dirent **, const struct dirent **))
{
    DIR *dirp = opendir(name);
    struct dirent *entry, **list = NULL;
    int n = 0;
    if (dirp == NULL)
        return -1;
    while ((entry = readdir(dirp)) != NULL) {
        if (filter != NULL && !filter(entry))
            continue;
        list = realloc(list, (n + 1) * sizeof *list);
        list[n] = malloc(sizeof(struct dirent));
        memcpy(list[n], entry, entry->d_reclen);
        n++;
    }
    closedir(dirp);
    if (compar != NULL)
        qsort(list, n, sizeof *list, (int (*)(const void *, const void *))compar);
    *namelist = list;
    return n;
}
