/* gcc makes puts and fputs of the simplest formats; what they show and return is the same. */
#include <stdio.h>

int main(void)
{
    const char *text = "some text";
    int n = printf("%s\n", text), m = fprintf(stdout, "%s", text);
    printf("%d %d\n", n, m);
    fprintf(stdout, "%s", "");
    fprintf(stdout, "%s\n", text);
    printf("%s%s", (char *)0, "\n");
    return 0;
}
