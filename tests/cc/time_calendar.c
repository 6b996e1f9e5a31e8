#include <stdio.h>
#include <time.h>

int main(void)
{
    time_t moments[] = {0, 86399, 951782400, 1709164800, 4102444800};
    for (int i = 0; i < 5; i++) {
        struct tm *t = gmtime(&moments[i]);
        char s[64];
        strftime(s, sizeof s, "%Y-%m-%d %H:%M:%S %a %j", t);
        printf("%s %d\n", s, t->tm_wday);
    }
    struct tm *t = gmtime(&moments[2]);
    printf("%s", asctime(t));
    return t->tm_mday;
}
