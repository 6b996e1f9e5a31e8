#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>

int globvar = 6;
char buf[] = "a write to stdout\n";

int main(void)
{
	int var;
	pid_t pid;

	var = 88;
	if (write(STDOUT_FILENO, buf, sizeof(buf) - 1) != sizeof(buf) - 1)
		perror("write error");
	printf("before fork\n");	/* we don't flush stdout */
	if ((pid = fork()) < 0) {
		perror("fork error");
	} else if (pid == 0) {		/* child */
		globvar++;
		var++;
	} else {
		wait(NULL);		/* parent */
	}
	printf("glob = %d, var = %d\n", globvar, var);
	exit(0);
}
