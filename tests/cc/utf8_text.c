#include <stdio.h>

int main(void)
{
    const char *s = "파이프 — pipe";
    int bytes = 0, characters = 0;
    for (const char *p = s; *p; p++) {
        bytes++;
        characters += (*p & 0xc0) != 0x80;
    }
    printf("%s %d %d\n", s, bytes, characters);
    return bytes;
}
