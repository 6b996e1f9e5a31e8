#include <stdio.h>
#include <string.h>

static void hanoi(int n, char a, char b, char c, int *moves)
{
	if (n == 0)
		return;
	hanoi(n - 1, a, c, b, moves);
	++*moves;
	hanoi(n - 1, c, b, a, moves);
}

static unsigned long long fib(unsigned n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

static const char *roman(int n, char *out)
{
	static const struct { int v; const char *s; } t[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } };
	out[0] = '\0';
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		while (n >= t[i].v) {
			strcat(out, t[i].s);
			n -= t[i].v;
		}
	return out;
}

int main(void)
{
	int moves = 0;
	char r[32];
	hanoi(10, 'A', 'B', 'C', &moves);
	printf("%d %llu %s\n", moves, fib(20), roman(1994, r));
	int sieve[50] = { 0 }, i = 2;
	do {
		if (!sieve[i]) {
			printf("%d ", i);
			for (int j = i * i; j < 50; j += i)
				sieve[j] = 1;
		}
	} while (++i < 50);
	puts("");
	return 0;
}
