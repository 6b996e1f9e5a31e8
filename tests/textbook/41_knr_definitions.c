#include <stdio.h>
#include <unistd.h>
#include <stdlib.h>

static int max(a, b)
int a, b;
{
	return a > b ? a : b;
}

int count(s, c)
char *s;
int c;
{
	register int n = 0;
	while (*s)
		if (*s++ == c)
			n++;
	return n;
}

main(argc, argv)
int argc;
char **argv;
{
	int st;
	printf("%d %d\n", max(3, 7), count("mississippi", 's'));
	fflush(stdout);
	if (fork() == 0)
		exit(max(argc, 2));
	wait(&st);
	printf("%d\n", st >> 8 & 0xff);
	return 0;
}
