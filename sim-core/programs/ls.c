/* ls [-1aACdFhilnprRSt] [FILE]...: names in the order of their bytes, in columns on a terminal. */
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <ipclab_tool.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TAB 8

static const char long_options[] = "all=a almost-all=A directory=d classify=F human-readable=h inode=i "
                                   "numeric-uid-gid=n reverse=r recursive=R";

static int all, almost_all, in_columns, details, itself;
static int classify, slashes, human, inodes, numeric, backwards, recursive;
static char order = 'n'; /* by name, by S: size, by t: time */
static int terminal;
static int status;

struct entry {
    char *name;
    char *shown; /* with inode, quotes and mark */
    struct stat st;
};

static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    long difference = 0;
    if (order == 'S')
        difference = y->st.st_size - x->st.st_size;
    else if (order == 't')
        difference = y->st.st_mtim.tv_sec != x->st.st_mtim.tv_sec ? y->st.st_mtim.tv_sec - x->st.st_mtim.tv_sec
                                                                  : y->st.st_mtim.tv_nsec - x->st.st_mtim.tv_nsec;
    if (difference == 0)
        difference = strcmp(x->name, y->name);
    return (difference > 0) - (difference < 0);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *mark(mode_t mode)
{
    if (S_ISDIR(mode))
        return classify || slashes ? "/" : "";
    if (!classify)
        return "";
    return S_ISFIFO(mode) ? "|" : S_ISLNK(mode) ? (details ? "" : "@") : S_ISREG(mode) && (mode & 0111) ? "*" : "";
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
    struct passwd *user = numeric ? NULL : getpwuid(uid);
    if (user != NULL)
        return user->pw_name;
    snprintf(number, sizeof number, "%u", uid);
    return number;
}

/* A size with -h: rounded up to what fits into two digits. */
static const char *size_text(long size)
{
    static char text[24];
    static const char units[] = "KMGT";
    long unit = 1024;
    int nth = 0;
    if (!human || size < 1024) {
        snprintf(text, sizeof text, "%ld", size);
        return text;
    }
    while (size >= unit * 1024) {
        unit *= 1024;
        nth++;
    }
    if (size <= unit * 99 / 10)
        snprintf(text, sizeof text, "%ld.%ld%c", (size * 10 + unit - 1) / unit / 10, (size * 10 + unit - 1) / unit % 10,
                 units[nth]);
    else
        snprintf(text, sizeof text, "%ld%c", (size + unit - 1) / unit, units[nth]);
    return text;
}

static void print_details(const char *folder, struct entry *entries, int n)
{
    int links = 1, sizes = 1, owners = 1, groups = 1;
    for (int i = 0; i < n; i++) {
        int link = digits((long)entries[i].st.st_nlink), size = (int)strlen(size_text(entries[i].st.st_size));
        int user = (int)strlen(owner(entries[i].st.st_uid)), group = (int)strlen(owner(entries[i].st.st_gid));
        links = link > links ? link : links;
        sizes = size > sizes ? size : sizes;
        owners = user > owners ? user : owners;
        groups = group > groups ? group : groups;
    }
    for (int i = 0; i < n; i++) {
        char when[32], path[PATH_MAX], target[PATH_MAX];
        ssize_t length;
        strftime(when, sizeof when, "%b %e %H:%M", localtime(&entries[i].st.st_mtime));
        if (inodes)
            printf("%lu ", entries[i].st.st_ino);
        print_mode(entries[i].st.st_mode);
        printf(" %*lu %-*s ", links, entries[i].st.st_nlink, owners, owner(entries[i].st.st_uid));
        printf("%-*s %*s %s %s", groups, owner(entries[i].st.st_gid), sizes, size_text(entries[i].st.st_size), when,
               entries[i].shown);
        snprintf(path, sizeof path, "%s%s%s", folder, *folder != '\0' ? "/" : "", entries[i].name);
        if (S_ISLNK(entries[i].st.st_mode) && (length = readlink(path, target, sizeof target)) >= 0)
            printf(" -> %.*s", (int)length, target);
        putchar('\n');
    }
}

static int longest_of(struct entry *entries, int first, int end)
{
    int longest = 0;
    for (int i = first; i < end; i++)
        if ((int)strlen(entries[i].shown) > longest)
            longest = (int)strlen(entries[i].shown);
    return longest;
}

/* Fills up to a column: with tabs as far as they reach. */
static void indent(int from, int to)
{
    while (from < to) {
        int tab = to / TAB > (from + 1) / TAB;
        putchar(tab ? '\t' : ' ');
        from += tab ? TAB - from % TAB : 1;
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
            int end = (c + 1) * rows;
            total += longest_of(entries, c * rows, end < n ? end : n) + (c + 1 < columns ? 2 : 0);
        }
        if (total < width || rows >= n)
            break;
    }
    for (int row = 0; row < rows; row++) {
        int column = 0;
        for (int i = row; i < n; i += rows) {
            int first = i - row, end = first + rows;
            fputs(entries[i].shown, stdout);
            if (i + rows < n)
                indent(column + (int)strlen(entries[i].shown), column + longest_of(entries, first, end) + 2);
            column += longest_of(entries, first, end < n ? end : n) + 2;
        }
        putchar('\n');
    }
}

/* What is printed for a name. On a terminal unusual names are quoted and the others moved by one. */
static void prepare(struct entry *entries, int n)
{
    int some_quoted = 0;
    for (int i = 0; i < n && terminal; i++)
        some_quoted |= tool_name(entries[i].name) != entries[i].name;
    for (int i = 0; i < n; i++) {
        const char *name = terminal ? tool_name(entries[i].name) : entries[i].name;
        const char *space = some_quoted && name == entries[i].name && (in_columns || details) ? " " : "";
        char number[24] = "";
        if (inodes && !details)
            snprintf(number, sizeof number, "%lu ", entries[i].st.st_ino);
        entries[i].shown = malloc(strlen(name) + 32);
        sprintf(entries[i].shown, "%s%s%s%s", number, space, name, mark(entries[i].st.st_mode));
    }
}

static void print(const char *folder, struct entry *entries, int n)
{
    qsort(entries, n, sizeof *entries, compare);
    for (int i = 0; i < n / 2 && backwards; i++) {
        struct entry other = entries[i];
        entries[i] = entries[n - 1 - i];
        entries[n - 1 - i] = other;
    }
    prepare(entries, n);
    if (details) {
        print_details(folder, entries, n);
    } else if (in_columns && n > 0) {
        print_columns(entries, n);
    } else {
        for (int i = 0; i < n; i++)
            puts(entries[i].shown);
    }
}

static void list_directory(const char *path, int with_title)
{
    struct entry *entries = NULL;
    struct dirent *found;
    static int titles;
    long blocks = 0;
    int n = 0;
    DIR *dirp = opendir(path);
    if (dirp == NULL) {
        warn("cannot open directory '%s'", path);
        status = 2;
        return;
    }
    if (with_title)
        printf("%s%s:\n", titles++ > 0 ? "\n" : "", path);
    while ((found = readdir(dirp)) != NULL) {
        int dots = strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0;
        char below[PATH_MAX];
        if (found->d_name[0] == '.' && !all && (!almost_all || dots))
            continue;
        entries = realloc(entries, (n + 1) * sizeof *entries);
        entries[n].name = strdup(found->d_name);
        snprintf(below, sizeof below, "%s/%s", path, found->d_name);
        memset(&entries[n].st, 0, sizeof entries[n].st);
        if (details || classify || slashes || recursive || inodes || order != 'n')
            lstat(below, &entries[n].st);
        blocks += entries[n].st.st_blocks;
        n++;
    }
    closedir(dirp);
    if (details)
        printf("total %s\n", size_text(human ? blocks * 512 : blocks / 2));
    print(path, entries, n);
    for (int i = 0; i < n && recursive; i++) {
        char below[PATH_MAX];
        snprintf(below, sizeof below, "%s/%s", path, entries[i].name);
        if (S_ISDIR(entries[i].st.st_mode) && strcmp(entries[i].name, ".") != 0 && strcmp(entries[i].name, "..") != 0)
            list_directory(below, 1);
    }
}

static void read_options(int argc, char **argv)
{
    int c;
    in_columns = terminal = isatty(1);
    while ((c = tool_option(argc, argv, "1aACdFhilnprRSt", "bBcDfGgHIkLmNoqQsTuUvwxXZ", long_options, 2)) != -1) {
        in_columns = c == 'C' || (in_columns && c != '1');
        all |= c == 'a';
        almost_all |= c == 'A';
        itself |= c == 'd';
        classify |= c == 'F';
        human |= c == 'h';
        inodes |= c == 'i';
        numeric |= c == 'n';
        details |= c == 'l' || c == 'n';
        slashes |= c == 'p';
        backwards |= c == 'r';
        recursive |= c == 'R';
        if (c == 'S' || c == 't')
            order = (char)c;
    }
}

int main(int argc, char **argv)
{
    static char *here[] = {".", NULL};
    struct entry *files;
    char **directories, **names;
    int file_count = 0, directory_count = 0, with_titles;
    read_options(argc, argv);
    names = optind == argc ? here : argv + optind;
    files = malloc((argc + 1) * sizeof *files);
    directories = malloc((argc + 1) * sizeof *directories);
    with_titles = names[1] != NULL || recursive;
    for (; *names != NULL; names++) {
        struct stat st;
        if ((details ? lstat : stat)(*names, &st) == -1) {
            warn("cannot access %s", tool_quoted(*names));
            status = 2;
        } else if (S_ISDIR(st.st_mode) && !itself) {
            directories[directory_count++] = *names;
        } else {
            files[file_count].name = *names;
            files[file_count++].st = st;
        }
    }
    qsort(directories, directory_count, sizeof *directories, compare_names);
    print("", files, file_count);
    if (file_count > 0 && directory_count > 0)
        putchar('\n');
    for (int i = 0; i < directory_count; i++)
        list_directory(directories[i], with_titles);
    return status;
}
