#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void quit(int s) { write(1, "SIGQUIT\n", 8); }

int main(void)
{
	sigset_t newmask, oldmask, pendmask;
	signal(SIGQUIT, quit);
	sigemptyset(&newmask);
	sigaddset(&newmask, SIGQUIT);
	sigprocmask(SIG_BLOCK, &newmask, &oldmask);
	kill(getpid(), SIGQUIT);
	kill(getpid(), SIGQUIT);
	sigpending(&pendmask);
	if (sigismember(&pendmask, SIGQUIT))
		write(1, "pending\n", 8);
	sigprocmask(SIG_SETMASK, &oldmask, NULL);
	write(1, "unblocked\n", 10);
	return 0;
}
