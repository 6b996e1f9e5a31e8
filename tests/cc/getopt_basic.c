#include <stdio.h>
#include <unistd.h>

static void parse(int argc, char **argv)
{
    int c;
    optind = 1;
    while ((c = getopt(argc, argv, "ab:c")) != -1)
        printf("-%c %s\n", c, c == 'b' ? optarg : "");
    for (int i = optind; i < argc; i++)
        printf("rest %s\n", argv[i]);
}

int main(void)
{
    char *one[] = {"prog", "-a", "-b", "value", "file", NULL};
    char *two[] = {"prog", "-acbx", "--", "-a", NULL};
    char *three[] = {"prog", "file", "-a", "other", "-c", NULL};
    parse(5, one);
    parse(4, two);
    parse(5, three);
    return optind;
}
