#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void sig_pipe(int signo)
{
	printf("SIGPIPE caught (%d)\n", signo);
}

int main(void)
{
	int fd[2];

	signal(SIGPIPE, sig_pipe);
	pipe(fd);
	close(fd[0]);
	if (write(fd[1], "x", 1) < 0)
		printf("write: %s (%d)\n", strerror(errno), errno);
	signal(SIGPIPE, SIG_DFL);
	fflush(stdout);
	write(fd[1], "x", 1);
	printf("never\n");
	return 0;
}
