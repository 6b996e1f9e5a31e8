#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *args[] = {"prog", "-x", "-b", NULL};
    int c;
    opterr = 0;
    while ((c = getopt(3, args, "ab:")) != -1)
        printf("%c %c\n", c, optopt);
    return optind;
}
