#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int st, ready[2];
	char c;
	pipe(ready);
	pid_t first = 0;
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork();
		if (pid == 0) {
			setpgid(0, first);
			write(ready[1], "x", 1);
			pause();
			_exit(0);
		}
		if (!first)
			first = pid;
		setpgid(pid, first);
	}
	read(ready[0], &c, 1);
	read(ready[0], &c, 1);
	printf("same group: %d, mine: %d\n", getpgid(first) == first, getpgrp() == first);
	kill(-first, SIGTERM);
	int n = 0;
	while (waitpid(-first, &st, 0) > 0)
		n += WIFSIGNALED(st) && WTERMSIG(st) == SIGTERM;
	printf("%d ended by SIGTERM\n", n);
	return 0;
}
