#include <stdarg.h>
#include <stdio.h>

static int format(char *to, size_t size, const char *fmt, ...)
{
    va_list ap, again;
    int needed, n;
    va_start(ap, fmt);
    va_copy(again, ap);
    needed = vsnprintf(NULL, 0, fmt, ap);
    n = vsnprintf(to, size, fmt, again);
    va_end(again);
    va_end(ap);
    return needed == n ? n : -1;
}

static void say(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    printf("say: ");
    vprintf(fmt, ap);
    va_end(ap);
}

int main(void)
{
    char b[32];
    int n = format(b, sizeof b, "%s=%d (%c)", "answer", 42, '!');
    printf("%d %s\n", n, b);
    say("%d %s %ld\n", 1, "two", 3L);
    return n;
}
