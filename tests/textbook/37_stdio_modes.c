#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
	fprintf(stderr, "err 1\n");
	printf("no newline");
	if (fork() == 0) {
		printf(" child\n");
		exit(0);
	}
	wait(NULL);
	printf(" parent\n");
	fprintf(stderr, "err 2\n");
	return 0;
}
