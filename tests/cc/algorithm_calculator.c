#include <stdio.h>

static const char *p;

static long expression(void);

static long factor(void)
{
    long v = 0;
    if (*p == '(') {
        p++;
        v = expression();
        p++;
        return v;
    }
    if (*p == '-') {
        p++;
        return -factor();
    }
    while (*p >= '0' && *p <= '9')
        v = v * 10 + (*p++ - '0');
    return v;
}

static long term(void)
{
    long v = factor();
    while (*p == '*' || *p == '/')
        v = *p++ == '*' ? v * factor() : v / factor();
    return v;
}

static long expression(void)
{
    long v = term();
    while (*p == '+' || *p == '-')
        v = *p++ == '+' ? v + term() : v - term();
    return v;
}

int main(void)
{
    static const char *const all[] = {"1+2*3", "(1+2)*3", "2*(3-(4+5))/2", "-7+10", "100/7/2"};
    long sum = 0;
    for (int i = 0; i < 5; i++) {
        p = all[i];
        long v = expression();
        printf("%s = %ld\n", all[i], v);
        sum += v;
    }
    return (int)(sum & 0xff);
}
