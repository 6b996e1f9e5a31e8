#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>

void pr_exit(int status)
{
	if (WIFEXITED(status))
		printf("normal termination, exit status = %d\n", WEXITSTATUS(status));
	else if (WIFSIGNALED(status))
		printf("abnormal termination, signal number = %d\n", WTERMSIG(status));
	else if (WIFSTOPPED(status))
		printf("child stopped, signal number = %d\n", WSTOPSIG(status));
}

int main(void)
{
	pid_t pid;
	int status;

	if ((pid = fork()) < 0)
		perror("fork error");
	else if (pid == 0)
		exit(7);
	if (wait(&status) != pid)
		perror("wait error");
	pr_exit(status);

	if ((pid = fork()) == 0)
		abort();
	wait(&status);
	pr_exit(status);

	if ((pid = fork()) == 0)
		status /= 0 * status;
	wait(&status);
	pr_exit(status);

	if ((pid = fork()) == 0)
		*(volatile int *)0 = 1;
	wait(&status);
	pr_exit(status);

	if ((pid = fork()) == 0)
		exit(256 + 3);
	wait(&status);
	pr_exit(status);
	exit(0);
}
