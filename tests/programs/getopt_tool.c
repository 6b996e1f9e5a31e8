#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int tool(int argc, char **argv)
{
    int c, lines = 0, count = 1;
    optind = 1;
    while ((c = getopt(argc, argv, "ln:")) != -1) {
        switch (c) {
        case 'l': lines = 1; break;
        case 'n': count = atoi(optarg); break;
        default:
            fprintf(stderr, "usage: %s [-l] [-n count] word\n", argv[0]);
            return 2;
        }
    }
    if (optind >= argc) {
        fprintf(stderr, "%s: a word is missing\n", argv[0]);
        return 1;
    }
    while (count-- > 0)
        printf("%s%s", argv[optind], lines || count == 0 ? "\n" : " ");
    return 0;
}

int main(void)
{
    char *a[] = {"tool", "-n", "3", "word", NULL}, *b[] = {"tool", "-l", "-n2", "x", NULL}, *c[] = {"tool", "-l", NULL};
    char **all[] = {a, b, c};
    int lengths[] = {4, 4, 2};
    for (int i = 0; i < 3; i++) {
        int st;
        if (fork() == 0)
            exit(tool(lengths[i], all[i]));
        wait(&st);
        printf("-> %d\n", WEXITSTATUS(st));
        fflush(stdout);
    }
    return 0;
}
