#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

#define MSG "hello through the pipe\n"

int main(void)
{
	int fd[2];
	pid_t pid;
	char buf[64];

	if (pipe(fd) < 0) {
		perror("pipe");
		exit(1);
	}
	pid = fork();
	if (pid < 0) {
		perror("fork");
		exit(1);
	}
	if (pid > 0) {			/* parent writes */
		close(fd[0]);
		write(fd[1], MSG, strlen(MSG));
		close(fd[1]);
		wait(NULL);
	} else {			/* child reads */
		int n;
		close(fd[1]);
		n = read(fd[0], buf, sizeof(buf));
		write(STDOUT_FILENO, buf, n);
	}
	exit(0);
}
