/* What string.h has beyond the functions the machine does itself. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int __ipclab_strerror(int errnum, char *buf, size_t size);
int __ipclab_strsignal(int sig, char *buf, size_t size);

void *memccpy(void *dest, const void *src, int c, size_t n)
{
    const char *found = memchr(src, c, n);
    if (found != NULL)
        return mempcpy(dest, src, found - (const char *)src + 1);
    memcpy(dest, src, n);
    return NULL;
}

void *memmem(const void *haystack, size_t haystacklen, const void *needle, size_t needlelen)
{
    const char *h = haystack;
    for (; haystacklen >= needlelen; h++, haystacklen--)
        if (memcmp(h, needle, needlelen) == 0)
            return (void *)h;
    return NULL;
}

char *stpncpy(char *dest, const char *src, size_t n)
{
    size_t length = strnlen(src, n);
    memcpy(dest, src, length);
    memset(dest + length, 0, n - length);
    return dest + length;
}

int strcoll(const char *s1, const char *s2)
{
    return strcmp(s1, s2);
}

size_t strxfrm(char *dest, const char *src, size_t n)
{
    size_t length = strlen(src);
    if (n > 0) {
        strncpy(dest, src, n - 1);
        dest[n - 1] = '\0';
    }
    return length;
}

char *strcasestr(const char *haystack, const char *needle)
{
    size_t n = strlen(needle);
    for (;; haystack++) {
        if (strncasecmp(haystack, needle, n) == 0)
            return (char *)haystack;
        if (*haystack == '\0')
            return NULL;
    }
}

char *strtok_r(char *str, const char *delim, char **saveptr)
{
    char *end;
    if (str == NULL)
        str = *saveptr;
    if (str == NULL)
        return NULL;
    str += strspn(str, delim);
    if (*str == '\0') {
        *saveptr = str;
        return NULL;
    }
    end = str + strcspn(str, delim);
    *saveptr = end;
    if (*end != '\0') {
        *end = '\0';
        *saveptr = end + 1;
    }
    return str;
}

char *strtok(char *str, const char *delim)
{
    static char *rest;
    return strtok_r(str, delim, &rest);
}

char *strsep(char **stringp, const char *delim)
{
    char *start = *stringp, *end;
    if (start == NULL)
        return NULL;
    end = strpbrk(start, delim);
    *stringp = NULL;
    if (end != NULL) {
        *end = '\0';
        *stringp = end + 1;
    }
    return start;
}

char *strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char *copy = malloc(n);
    return copy == NULL ? NULL : memcpy(copy, s, n);
}

char *strndup(const char *s, size_t n)
{
    size_t length = strnlen(s, n);
    char *copy = malloc(length + 1);
    if (copy == NULL)
        return NULL;
    copy[length] = '\0';
    return memcpy(copy, s, length);
}

char *strerror(int errnum)
{
    static char text[64];
    __ipclab_strerror(errnum, text, sizeof text);
    return text;
}

char *strerror_r(int errnum, char *buf, size_t buflen)
{
    __ipclab_strerror(errnum, buf, buflen);
    return buf;
}

int __xpg_strerror_r(int errnum, char *buf, size_t buflen)
{
    return __ipclab_strerror(errnum, buf, buflen) ? 0 : EINVAL;
}

char *strsignal(int sig)
{
    static char text[64];
    __ipclab_strsignal(sig, text, sizeof text);
    return text;
}

const char *sigabbrev_np(int sig)
{
    static const char names[][7] = {"",     "HUP",  "INT",  "QUIT", "ILL",  "TRAP", "ABRT",   "BUS",
                                    "FPE",  "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",   "TERM",
                                    "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",   "URG",
                                    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS"};
    return sig < 1 || sig > 31 ? NULL : names[sig];
}

char *basename(const char *path)
{
    char *slash = strrchr(path, '/');
    return slash == NULL ? (char *)path : slash + 1;
}

char *__xpg_basename(char *path)
{
    char *end;
    if (path == NULL || *path == '\0')
        return ".";
    end = path + strlen(path) - 1;
    while (end > path && *end == '/')
        *end-- = '\0';
    if (end == path && *end == '/')
        return path;
    return basename(path);
}

char *dirname(char *path)
{
    char *slash = path == NULL ? NULL : strrchr(path, '/');
    if (slash != NULL && slash != path && slash[1] == '\0') {
        while (slash > path && *slash == '/')
            *slash-- = '\0';
        slash = strrchr(path, '/');
    }
    if (slash == NULL)
        return ".";
    while (slash > path && slash[-1] == '/')
        slash--;
    if (slash == path)
        return "/";
    *slash = '\0';
    return path;
}

void bzero(void *s, size_t n)
{
    memset(s, 0, n);
}

void bcopy(const void *src, void *dest, size_t n)
{
    memmove(dest, src, n);
}

int bcmp(const void *s1, const void *s2, size_t n)
{
    return memcmp(s1, s2, n);
}

char *index(const char *s, int c)
{
    return strchr(s, c);
}

char *rindex(const char *s, int c)
{
    return strrchr(s, c);
}

int ffs(int i)
{
    return __builtin_ffs(i);
}

void swab(const void *from, void *to, long n)
{
    const char *f = from;
    char *t = to;
    for (; n > 1; n -= 2, f += 2, t += 2) {
        char first = f[0];
        t[0] = f[1];
        t[1] = first;
    }
}
