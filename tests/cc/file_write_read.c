#include <stdio.h>

int main(void)
{
    char line[64];
    int n = 0;
    FILE *f = fopen("/tmp/ipclab-cc-file", "w");
    fprintf(f, "first %d\nsecond %s\n", 1, "two");
    fputs("third", f);
    fclose(f);
    f = fopen("/tmp/ipclab-cc-file", "r");
    while (fgets(line, sizeof line, f) != NULL)
        printf("%d: %s", ++n, line);
    printf("\n%d %d\n", feof(f), ferror(f));
    fclose(f);
    f = fopen("/tmp/ipclab-cc-file", "a");
    fputs("!\n", f);
    printf("%ld\n", ftell(f));
    fclose(f);
    remove("/tmp/ipclab-cc-file");
    return n;
}
