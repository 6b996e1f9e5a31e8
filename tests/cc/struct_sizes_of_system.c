#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>

int main(void)
{
    printf("%zu %zu %zu %zu\n", sizeof(struct stat), sizeof(struct timespec), sizeof(struct timeval), sizeof(struct flock));
    printf("%zu %zu %zu\n", sizeof(siginfo_t), sizeof(struct dirent), sizeof(struct rlimit));
    printf("%zu %zu %zu\n", offsetof(struct stat, st_mode), offsetof(struct stat, st_size), offsetof(struct stat, st_mtime));
    printf("%zu %zu\n", offsetof(struct dirent, d_name), offsetof(siginfo_t, si_pid));
    return 0;
}
