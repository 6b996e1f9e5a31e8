#include <sys/types.h>
#include <sys/wait.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
	siginfo_t si;
	pid_t pid = fork();

	switch (pid) {
	case -1: perror("fork"); exit(EXIT_FAILURE);
	case 0: _exit(42);
	}
	if (waitid(P_PID, pid, &si, WEXITED | WNOWAIT) == -1) {
		perror("waitid");
		exit(EXIT_FAILURE);
	}
	printf("code %s status %d same %d\n", si.si_code == CLD_EXITED ? "CLD_EXITED" : "?", si.si_status, si.si_pid == pid);
	printf("kill 0: %d\n", kill(pid, 0));
	wait(NULL);
	if (kill(pid, 0) == -1 && errno == ESRCH)
		puts("gone");
	return 0;
}
