#include <stdio.h>

int main(void)
{
	char name[20], rest[40];
	int day, year, n;
	unsigned hex;
	while ((n = scanf(" %19[a-zA-Z] %d/%*d/%d", name, &day, &year)) == 3)
		printf("%s %d %d\n", name, day, year);
	printf("stopped with %d\n", n);
	if (scanf("%x %39[^\n]", &hex, rest) == 2)
		printf("%u <%s>\n", hex, rest);
	return 0;
}
