#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

void handler(int signum)
{
	char msg[] = "caught signal\n";
	write(STDOUT_FILENO, msg, sizeof msg - 1);
}

int main()
{
	int ready[2], status;
	char c;
	pid_t pid;

	pipe(ready);
	pid = fork();
	if (pid == 0) {
		signal(SIGUSR1, handler);
		signal(SIGINT, SIG_IGN);
		write(ready[1], "r", 1);
		for (;;)
			pause();
	}
	read(ready[0], &c, 1);
	kill(pid, SIGINT);
	kill(pid, SIGTERM);
	waitpid(pid, &status, 0);
	if (WIFSIGNALED(status))
		printf("child killed by %s (%d)\n", WTERMSIG(status) == SIGTERM ? "SIGTERM" : "?", WTERMSIG(status));
	raise(SIGUSR2);
	printf("not reached\n");
	return 0;
}
