#include <stdio.h>

int main(void)
{
    char line[100];
    FILE *p = popen("echo one; echo two three | wc -w", "r");
    if (p == NULL) {
        perror("popen");
        return 1;
    }
    while (fgets(line, sizeof(line), p) != NULL)
        printf("got: %s", line);
    printf("status %d\n", pclose(p));
    return 0;
}
