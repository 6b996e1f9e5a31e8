#include <stdio.h>
#include <unistd.h>

int main(void)
{
    printf("stdio first, ");
    write(1, "write second\n", 13);
    printf("stdio third\n");
    write(1, "write fourth\n", 13);
    fputs("fifth without newline", stdout);
    write(1, "[sixth]\n", 8);
    return 0;
}
