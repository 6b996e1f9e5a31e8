#include <limits.h>
#include <stdint.h>
#include <stdio.h>

enum color { RED, GREEN = 5, BLUE };
struct bits { unsigned a : 3; int b : 4; unsigned c : 25; };

int main(void)
{
	unsigned char uc = 250;
	signed char sc = (signed char)200;
	short s = -1;
	unsigned short us = (unsigned short)s;
	long long ll = 1LL << 40;
	uint32_t u = 0;
	struct bits b = { 9, -3, 1 << 20 };

	uc += 10;
	u -= 1;
	printf("%d %d %u %lld %u\n", uc, sc, us, ll, u);
	printf("%u %d %u %zu\n", b.a, b.b, b.c, sizeof b);
	printf("%d %d %d\n", RED, GREEN, BLUE);
	printf("%x %X %#o %08x|%-8d|%8d|%+d\n", 0xbeef, 0xbeefu, 8, 255, 42, 42, 42);
	printf("%d %d %d\n", -7 / 2, -7 % 2, -7 >> 1);
	printf("%ld %lu %d\n", LONG_MAX, ULONG_MAX, CHAR_MIN);
	printf("%hhd %hd %c %5c|%%|%5.3d|%.0d|\n", 300, 70000, 'x', 'y', 7, 0);
	printf("%zu %zu %zu %zu\n", sizeof(int), sizeof 'a', sizeof "abc", sizeof(struct { char c; long *p; short s; }));
	return 0;
}
