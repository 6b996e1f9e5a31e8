#include <stdio.h>

int main(void)
{
    FILE *f = fopen("/tmp/ipclab-cc-seek", "w+");
    fwrite("0123456789", 1, 10, f);
    fseek(f, 3, SEEK_SET);
    printf("%c %ld\n", fgetc(f), ftell(f));
    fseek(f, -2, SEEK_END);
    printf("%c ", fgetc(f));
    ungetc('x', f);
    printf("%c %c\n", fgetc(f), fgetc(f));
    printf("%d %d\n", fgetc(f), feof(f) != 0);
    rewind(f);
    printf("%c %d\n", fgetc(f), feof(f));
    fclose(f);
    remove("/tmp/ipclab-cc-seek");
    return 0;
}
