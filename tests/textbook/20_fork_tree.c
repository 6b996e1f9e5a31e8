#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int depth(int n)
{
	int st;
	if (n == 0)
		return 0;
	pid_t pid = fork();
	if (pid == 0)
		exit(1 + depth(n - 1));
	waitpid(pid, &st, 0);
	return WEXITSTATUS(st);
}

int main(void)
{
	printf("depth %d\n", depth(4));
	return 0;
}
