#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int st;
	if (fork() == 0) {
		int *p = NULL;
		*p = 1;
		_exit(0);
	}
	wait(&st);
	printf("%d %s\n", WIFSIGNALED(st), strsignal(WTERMSIG(st)));
	if (fork() == 0)
		kill(getpid(), SIGKILL);
	wait(&st);
	psignal(WTERMSIG(st), "child");
	fflush(stderr);
	return 0;
}
