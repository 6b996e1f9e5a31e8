#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

static volatile sig_atomic_t got;
static pid_t from;

static void on(int sig, siginfo_t *info, void *ctx)
{
	(void)ctx;
	got = sig;
	from = info->si_pid;
}

int main(void)
{
	struct sigaction sa = { 0 };
	sigset_t set, old;
	sa.sa_sigaction = on;
	sa.sa_flags = SA_SIGINFO;
	sigaction(SIGUSR1, &sa, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, &old);
	pid_t child = fork();
	if (child == 0) {
		kill(getppid(), SIGUSR1);
		_exit(0);
	}
	while (!got)
		sigsuspend(&old);
	printf("got %d from child %d\n", (int)got, from == child);
	wait(NULL);
	return 0;
}
