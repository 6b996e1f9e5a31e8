#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int glob = 6;

int main(void)
{
	int var = 88;
	pid_t pid;
	printf("before vfork\n");
	fflush(stdout);
	if ((pid = vfork()) == 0) {
		glob++;
		_exit(3);
	}
	int st;
	waitpid(pid, &st, 0);
	printf("glob = %d, var = %d, status %d\n", glob, var, WEXITSTATUS(st));
	return 0;
}
