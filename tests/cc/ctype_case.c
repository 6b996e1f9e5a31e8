#include <ctype.h>
#include <stdio.h>

int main(void)
{
    char s[] = "Hello, World 123!";
    for (char *p = s; *p; p++)
        *p = (char)toupper(*p);
    puts(s);
    for (char *p = s; *p; p++)
        *p = (char)tolower(*p);
    puts(s);
    return toupper('a') - tolower('A');
}
