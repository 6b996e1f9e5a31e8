#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int globvar = 6;
char buf[] = "a write to stdout\n";

int main(void)
{
	int var = 88;
	pid_t pid;

	if (write(STDOUT_FILENO, buf, sizeof(buf) - 1) != sizeof(buf) - 1)
		exit(1);
	printf("before fork\n");
	if ((pid = fork()) < 0)
		exit(1);
	if (pid == 0) {
		globvar++;
		var++;
	} else {
		waitpid(pid, NULL, 0);
	}
	printf("%s: glob = %d, var = %d\n", pid ? "parent" : "child", globvar, var);
	exit(0);
}
