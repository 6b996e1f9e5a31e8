/* chmod MODE FILE...: MODE is octal, or like u+x, go-w, a=r. */
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Changes mode as text says; -1 when it is no mode. */
static int change(mode_t mode, const char *text)
{
    char *end;
    mode_t who = 0, bits = 0;
    char op;
    long octal = strtol(text, &end, 8);
    if (end != text && *end == '\0')
        return (int)octal;
    for (; *text != '\0' && strchr("ugoa", *text) != NULL; text++)
        who |= *text == 'u' ? 0700 : *text == 'g' ? 0070 : *text == 'o' ? 0007 : 0777;
    if (who == 0)
        who = 0777;
    op = *text++;
    if (op == '\0' || strchr("+-=", op) == NULL)
        return -1;
    for (; *text != '\0'; text++) {
        if (strchr("rwx", *text) == NULL)
            return -1;
        bits |= *text == 'r' ? 0444 : *text == 'w' ? 0222 : 0111;
    }
    bits &= who;
    return (int)(op == '+' ? mode | bits : op == '-' ? mode & ~bits : (mode & ~who) | bits);
}

int main(int argc, char **argv)
{
    int status = 0;
    if (argc < 3) {
        fprintf(stderr, argc < 2 ? "chmod: missing operand\n" : "chmod: missing operand after '%s'\n",
                argv[argc < 2 ? 0 : 1]);
        fprintf(stderr, "Try 'chmod --help' for more information.\n");
        return 1;
    }
    for (int i = 2; i < argc; i++) {
        struct stat st;
        int mode;
        if (stat(argv[i], &st) == -1) {
            warn("cannot access '%s'", argv[i]);
            status = 1;
            continue;
        }
        mode = change(st.st_mode & 07777, argv[1]);
        if (mode == -1)
            errx(1, "invalid mode: '%s'\nTry 'chmod --help' for more information.", argv[1]);
        if (chmod(argv[i], (mode_t)mode) == -1) {
            warn("changing permissions of '%s'", argv[i]);
            status = 1;
        }
    }
    return status;
}
