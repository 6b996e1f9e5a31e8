#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

int main(void)
{
	char line[64];
	FILE *in = popen("echo hello", "r");
	while (fgets(line, sizeof line, in))
		printf("got: %s", line);
	int st = pclose(in);
	printf("pclose %d\n", WEXITSTATUS(st));
	fflush(stdout);
	st = system("false");
	printf("system %d\n", WEXITSTATUS(st));
	return 0;
}
