#include <stdio.h>

/* Duff's device: a switch into a loop. */
static void copy(char *to, const char *from, int count)
{
    int rounds = (count + 3) / 4;
    switch (count % 4) {
    case 0:
        do {
            *to++ = *from++;
    case 3:
            *to++ = *from++;
    case 2:
            *to++ = *from++;
    case 1:
            *to++ = *from++;
        } while (--rounds > 0);
    }
}

int main(void)
{
    for (int n = 1; n < 12; n++) {
        char b[16] = "...............";
        copy(b, "abcdefghijklmno", n);
        puts(b);
    }
    return 0;
}
