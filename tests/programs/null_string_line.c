/* printf("%s\n", NULL): gcc calls puts, and that is a fault. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int status;

	printf("%s is not set\n", getenv("NOT_SET"));
	fflush(stdout);
	if (fork() == 0) {
		printf("%s\n", getenv("NOT_SET"));
		_exit(0);
	}
	wait(&status);
	printf("signal %d\n", WTERMSIG(status));
	return 0;
}
