#include <stdio.h>

int main(void)
{
    union {
        unsigned u;
        unsigned char b[4];
        unsigned short h[2];
    } v;
    v.u = 0x11223344;
    printf("%02x %02x %04x %04x\n", v.b[0], v.b[3], v.h[0], v.h[1]);
    v.b[1] = 0xff;
    printf("%08x %zu\n", v.u, sizeof v);
    v.h[1] = 0;
    printf("%08x\n", v.u);
    return v.b[0];
}
