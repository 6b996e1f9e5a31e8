#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	printf("printf 1\n");
	write(STDOUT_FILENO, "write 1\n", 8);
	printf("printf 2 ");
	write(1, "write 2\n", 8);
	fprintf(stderr, "stderr\n");
	fputs("last\n", stdout);
	return 0;
}
