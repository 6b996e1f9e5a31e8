#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char own[BUFSIZ];
    setvbuf(stdout, own, _IOFBF, sizeof own);
    printf("full buffering: comes last\n");
    write(1, "first\n", 6);
    fflush(stdout);
    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("by line\nrest ");
    write(1, "between\n", 8);
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("at once ");
    write(1, "after\n", 6);
    return 0;
}
