#include <stdio.h>

int main(void)
{
    unsigned x = 0x80000001u;
    for (int r = 0; r < 33; r += 8) {
        int k = r & 31;
        unsigned left = k ? x << k | x >> (32 - k) : x;
        printf("%d %08x\n", r, left);
    }
    unsigned long h = 14695981039346656037UL;
    for (const char *p = "ipclab"; *p; p++)
        h = (h ^ (unsigned char)*p) * 1099511628211UL;
    printf("%lx\n", h);
    return (int)(h & 0x7f);
}
