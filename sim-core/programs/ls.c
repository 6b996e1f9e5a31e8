/* ls [-1aAdl] [FILE]...: names in the order of their bytes, in columns on a terminal. */
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int all, almost_all, in_columns, details, itself;
static int status;

struct entry {
    char *name;
    struct stat st;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static void print_mode(mode_t mode)
{
    char text[11] = "?rwxrwxrwx";
    text[0] = S_ISDIR(mode) ? 'd' : S_ISFIFO(mode) ? 'p' : S_ISCHR(mode) ? 'c' : S_ISLNK(mode) ? 'l' : '-';
    for (int i = 0; i < 9; i++)
        if (!(mode & (0400 >> i)))
            text[i + 1] = '-';
    fputs(text, stdout);
}

static int digits(long n)
{
    int width = 1;
    for (; n >= 10; n /= 10)
        width++;
    return width;
}

static const char *owner(uid_t uid)
{
    static char number[16];
    struct passwd *user = getpwuid(uid);
    if (user != NULL)
        return user->pw_name;
    snprintf(number, sizeof number, "%u", uid);
    return number;
}

static void print_details(struct entry *entries, int n)
{
    int links = 1, sizes = 1, owners = 1, groups = 1;
    for (int i = 0; i < n; i++) {
        int link = digits((long)entries[i].st.st_nlink), size = digits(entries[i].st.st_size);
        int user = (int)strlen(owner(entries[i].st.st_uid)), group = (int)strlen(owner(entries[i].st.st_gid));
        links = link > links ? link : links;
        sizes = size > sizes ? size : sizes;
        owners = user > owners ? user : owners;
        groups = group > groups ? group : groups;
    }
    for (int i = 0; i < n; i++) {
        char when[32];
        strftime(when, sizeof when, "%b %e %H:%M", localtime(&entries[i].st.st_mtime));
        print_mode(entries[i].st.st_mode);
        printf(" %*lu %-*s ", links, entries[i].st.st_nlink, owners, owner(entries[i].st.st_uid));
        printf("%-*s %*ld %s %s\n", groups, owner(entries[i].st.st_gid), sizes, entries[i].st.st_size, when,
               entries[i].name);
    }
}

/* As many columns as fit the terminal, filled downwards. */
static void print_columns(struct entry *entries, int n)
{
    struct winsize window = {0};
    int width = ioctl(1, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 ? window.ws_col : 80;
    int rows = 1;
    for (;; rows++) {
        int columns = (n + rows - 1) / rows, total = 0;
        for (int c = 0; c < columns; c++) {
            int longest = 0;
            for (int i = c * rows; i < n && i < (c + 1) * rows; i++)
                if ((int)strlen(entries[i].name) > longest)
                    longest = (int)strlen(entries[i].name);
            total += longest + (c + 1 < columns ? 2 : 0);
        }
        if (total < width || rows >= n)
            break;
    }
    for (int row = 0; row < rows; row++) {
        for (int i = row; i < n; i += rows) {
            int longest = 0, first = i - row;
            for (int j = first; j < n && j < first + rows; j++)
                if ((int)strlen(entries[j].name) > longest)
                    longest = (int)strlen(entries[j].name);
            if (i + rows < n)
                printf("%-*s", longest + 2, entries[i].name);
            else
                fputs(entries[i].name, stdout);
        }
        putchar('\n');
    }
}

static void print(struct entry *entries, int n)
{
    qsort(entries, n, sizeof *entries, by_name);
    if (details) {
        print_details(entries, n);
    } else if (in_columns && n > 0) {
        print_columns(entries, n);
    } else {
        for (int i = 0; i < n; i++)
            puts(entries[i].name);
    }
}

static void list_directory(const char *path)
{
    struct entry *entries = NULL;
    struct dirent *found;
    long blocks = 0;
    int n = 0;
    DIR *dirp = opendir(path);
    if (dirp == NULL) {
        warn("cannot open directory '%s'", path);
        status = 2;
        return;
    }
    while ((found = readdir(dirp)) != NULL) {
        int dots = strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0;
        if (found->d_name[0] == '.' && !all && (!almost_all || dots))
            continue;
        entries = realloc(entries, (n + 1) * sizeof *entries);
        entries[n].name = strdup(found->d_name);
        if (details) {
            char below[PATH_MAX];
            snprintf(below, sizeof below, "%s/%s", path, found->d_name);
            lstat(below, &entries[n].st);
            blocks += entries[n].st.st_blocks;
        }
        n++;
    }
    closedir(dirp);
    if (details)
        printf("total %ld\n", blocks / 2);
    print(entries, n);
}

int main(int argc, char **argv)
{
    struct entry *files;
    char **directories;
    int file_count = 0, directory_count = 0, c;
    in_columns = isatty(1);
    while ((c = getopt(argc, argv, "1aAdlC")) != -1) {
        switch (c) {
        case '1':
            in_columns = 0;
            break;
        case 'C':
            in_columns = 1;
            break;
        case 'a':
            all = 1;
            break;
        case 'A':
            almost_all = 1;
            break;
        case 'd':
            itself = 1;
            break;
        case 'l':
            details = 1;
            break;
        default:
            fprintf(stderr, "Try 'ls --help' for more information.\n");
            return 2;
        }
    }
    if (optind == argc)
        argv[--optind] = ".";
    files = malloc((argc - optind) * sizeof *files);
    directories = malloc((argc - optind) * sizeof *directories);
    for (int i = optind; i < argc; i++) {
        struct stat st;
        if (stat(argv[i], &st) == -1) {
            warn("cannot access '%s'", argv[i]);
            status = 2;
        } else if (S_ISDIR(st.st_mode) && !itself) {
            directories[directory_count++] = argv[i];
        } else {
            files[file_count].name = argv[i];
            files[file_count++].st = st;
        }
    }
    print(files, file_count);
    for (int i = 0; i < directory_count; i++) {
        if (directory_count + file_count > 1 || argc - optind > 1)
            printf("%s%s:\n", i > 0 || file_count > 0 ? "\n" : "", directories[i]);
        list_directory(directories[i]);
    }
    return status;
}
