/* Numbers, sorting, the environment. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The digits of strtol and its kin: magnitude, sign and where they end. Returns whether the
 * magnitude fits 64 bits. */
static int read_number(const char *nptr, char **endptr, int base, unsigned long *magnitude, int *negative)
{
    const char *p = nptr, *first;
    unsigned long value = 0;
    int fits = 1;
    *magnitude = 0;
    *negative = 0;
    if (endptr != NULL)
        *endptr = (char *)nptr;
    if (base < 0 || base == 1 || base > 36) {
        errno = EINVAL;
        return 1;
    }
    while (isspace((unsigned char)*p))
        p++;
    if (*p == '-' || *p == '+')
        *negative = *p++ == '-';
    if ((base == 0 || base == 16) && p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && isxdigit((unsigned char)p[2])) {
        p += 2;
        base = 16;
    } else if (base == 0) {
        base = *p == '0' ? 8 : 10;
    }
    for (first = p;; p++) {
        unsigned int digit;
        if (isdigit((unsigned char)*p))
            digit = *p - '0';
        else if (isalpha((unsigned char)*p))
            digit = tolower((unsigned char)*p) - 'a' + 10;
        else
            break;
        if (digit >= (unsigned int)base)
            break;
        if (value > (ULONG_MAX - digit) / base)
            fits = 0;
        value = value * base + digit;
    }
    if (p != first && endptr != NULL)
        *endptr = (char *)p;
    *magnitude = value;
    return fits;
}

long strtol(const char *nptr, char **endptr, int base)
{
    unsigned long magnitude;
    int negative, fits = read_number(nptr, endptr, base, &magnitude, &negative);
    if (!fits || magnitude > (unsigned long)LONG_MAX + negative) {
        errno = ERANGE;
        return negative ? LONG_MIN : LONG_MAX;
    }
    return negative ? (long)-magnitude : (long)magnitude;
}

unsigned long strtoul(const char *nptr, char **endptr, int base)
{
    unsigned long magnitude;
    int negative;
    if (!read_number(nptr, endptr, base, &magnitude, &negative)) {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return negative ? -magnitude : magnitude;
}

long long strtoll(const char *nptr, char **endptr, int base)
{
    return strtol(nptr, endptr, base);
}

unsigned long long strtoull(const char *nptr, char **endptr, int base)
{
    return strtoul(nptr, endptr, base);
}

int atoi(const char *nptr)
{
    return (int)strtol(nptr, NULL, 10);
}

long atol(const char *nptr)
{
    return strtol(nptr, NULL, 10);
}

long long atoll(const char *nptr)
{
    return strtol(nptr, NULL, 10);
}

int abs(int j)
{
    return j < 0 ? -j : j;
}

long labs(long j)
{
    return j < 0 ? -j : j;
}

long long llabs(long long j)
{
    return j < 0 ? -j : j;
}

div_t div(int numerator, int denominator)
{
    div_t result = {numerator / denominator, numerator % denominator};
    return result;
}

ldiv_t ldiv(long numerator, long denominator)
{
    ldiv_t result = {numerator / denominator, numerator % denominator};
    return result;
}

lldiv_t lldiv(long long numerator, long long denominator)
{
    lldiv_t result = {numerator / denominator, numerator % denominator};
    return result;
}

/* Merge sort, as glibc: equal elements keep their order, and the comparisons come in this order. */
static void merge_sort(char *base, size_t n, size_t size, int (*compar)(const void *, const void *, void *),
                       void *arg, char *work)
{
    size_t n1 = n / 2, n2 = n - n1;
    char *a = base, *b = base + n1 * size, *to = work;
    if (n <= 1)
        return;
    merge_sort(a, n1, size, compar, arg, work);
    merge_sort(b, n2, size, compar, arg, work);
    while (n1 > 0 && n2 > 0) {
        if (compar(a, b, arg) <= 0) {
            memcpy(to, a, size);
            a += size;
            n1--;
        } else {
            memcpy(to, b, size);
            b += size;
            n2--;
        }
        to += size;
    }
    memcpy(to, a, n1 * size);
    memcpy(base, work, (n - n2) * size);
}

void qsort_r(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *, void *), void *arg)
{
    char *work = malloc(nmemb * size + 1);
    merge_sort(base, nmemb, size, compar, arg, work);
    free(work);
}

struct plain_compare {
    int (*compar)(const void *, const void *);
};

static int call_plain(const void *a, const void *b, void *arg)
{
    struct plain_compare *plain = arg;
    return plain->compar(a, b);
}

void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *))
{
    struct plain_compare plain = {compar};
    qsort_r(base, nmemb, size, call_plain, &plain);
}

void *bsearch(const void *key, const void *base, size_t nmemb, size_t size,
              int (*compar)(const void *, const void *))
{
    size_t low = 0, high = nmemb;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *at = (const char *)base + middle * size;
        int order = compar(key, at);
        if (order == 0)
            return (void *)at;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

char *getenv(const char *name)
{
    size_t n = strlen(name);
    if (environ == NULL || n == 0)
        return NULL;
    for (char **e = environ; *e != NULL; e++)
        if (strncmp(*e, name, n) == 0 && (*e)[n] == '=')
            return *e + n + 1;
    return NULL;
}

char *secure_getenv(const char *name)
{
    return getenv(name);
}

/* The environment once we have changed it: ours to grow. */
static char **own_environment;

static int find_variable(const char *name, size_t n)
{
    for (int i = 0; environ != NULL && environ[i] != NULL; i++)
        if (strncmp(environ[i], name, n) == 0 && environ[i][n] == '=')
            return i;
    return -1;
}

static int put_variable(char *text, size_t n)
{
    int at = find_variable(text, n), count = 0;
    char **grown;
    if (at >= 0) {
        environ[at] = text;
        return 0;
    }
    while (environ != NULL && environ[count] != NULL)
        count++;
    grown = malloc((count + 2) * sizeof(char *));
    if (grown == NULL)
        return -1;
    if (count > 0)
        memcpy(grown, environ, count * sizeof(char *));
    grown[count] = text;
    grown[count + 1] = NULL;
    if (environ == own_environment)
        free(own_environment);
    environ = own_environment = grown;
    return 0;
}

static int bad_name(const char *name)
{
    if (name != NULL && *name != '\0' && strchr(name, '=') == NULL)
        return 0;
    errno = EINVAL;
    return 1;
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t n;
    char *text;
    if (bad_name(name))
        return -1;
    n = strlen(name);
    if (!overwrite && find_variable(name, n) >= 0)
        return 0;
    text = malloc(n + strlen(value) + 2);
    if (text == NULL)
        return -1;
    memcpy(text, name, n);
    text[n] = '=';
    strcpy(text + n + 1, value);
    return put_variable(text, n);
}

int unsetenv(const char *name)
{
    int at;
    if (bad_name(name))
        return -1;
    while ((at = find_variable(name, strlen(name))) >= 0)
        for (; environ[at] != NULL; at++)
            environ[at] = environ[at + 1];
    return 0;
}

int putenv(char *string)
{
    char *equals = strchr(string, '=');
    if (equals == NULL)
        return unsetenv(string);
    return put_variable(string, equals - string);
}

int clearenv(void)
{
    environ = NULL;
    return 0;
}
