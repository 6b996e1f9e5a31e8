#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	char buf[256];
	pid_t pid;
	int status;

	printf("%% ");
	while (fgets(buf, sizeof buf, stdin) != NULL) {
		if (buf[strlen(buf) - 1] == '\n')
			buf[strlen(buf) - 1] = 0;
		if ((pid = fork()) < 0) {
			perror("fork");
		} else if (pid == 0) {
			execlp(buf, buf, (char *)0);
			fprintf(stderr, "couldn't execute: %s\n", buf);
			exit(127);
		}
		if ((pid = waitpid(pid, &status, 0)) < 0)
			perror("waitpid");
		printf("[%d] %% ", WEXITSTATUS(status));
	}
	printf("\n");
	exit(0);
}
