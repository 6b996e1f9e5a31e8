#include <stdio.h>

static unsigned crc32(const unsigned char *p, unsigned n)
{
    unsigned crc = ~0u;
    while (n--) {
        crc ^= *p++;
        for (int k = 0; k < 8; k++)
            crc = crc >> 1 ^ (0xedb88320u & -(crc & 1));
    }
    return ~crc;
}

int main(void)
{
    printf("%08x\n", crc32((const unsigned char *)"123456789", 9));
    printf("%08x\n", crc32((const unsigned char *)"", 0));
    return (int)(crc32((const unsigned char *)"a", 1) & 0x7f);
}
