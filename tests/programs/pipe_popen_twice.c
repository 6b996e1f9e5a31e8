#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *in = popen("printf 'x\\ny\\nz\\n'", "r"), *out = popen("cat -n", "w");
    char line[32];
    while (fgets(line, sizeof line, in))
        fputs(line, out);
    pclose(in);
    return pclose(out);
}
