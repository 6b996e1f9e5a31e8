#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int8_t a = -128;
    uint8_t b = 255;
    int16_t c = INT16_MIN;
    uint16_t d = UINT16_MAX;
    int32_t e = INT32_MIN;
    uint32_t f = UINT32_MAX;
    int64_t g = INT64_MAX;
    uint64_t h = UINT64_C(1) << 63;
    printf("%d %d %d %d %d %u\n", a, b, c, d, e, f);
    printf("%" PRId64 " %" PRIu64 " %" PRIx32 "\n", g, h, f);
    b += 1;
    d += 2;
    printf("%zu %zu %d %d\n", sizeof(intptr_t), sizeof(intmax_t), b, d);
    return (int)sizeof(int_fast16_t);
}
