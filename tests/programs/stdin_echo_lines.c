#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[64];
    int n = 0;

    printf("> ");
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        printf("%d: [%s]\n> ", ++n, line);
    }
    printf("bye\n");
    return n;
}
