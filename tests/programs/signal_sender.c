#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <errno.h>
#include <unistd.h>

static volatile sig_atomic_t code, sender, number;

static void note(int sig, siginfo_t *info, void *context)
{
	(void)context;
	number = sig;
	code = info->si_code;
	sender = info->si_pid;
}

static const char *name(int si_code)
{
	switch (si_code) {
	case SI_USER: return "SI_USER";
	case SI_TKILL: return "SI_TKILL";
	case SI_KERNEL: return "SI_KERNEL";
	default: return "?";
	}
}

static void tell(const char *how)
{
	printf("%s: signal %d, %s, from %s\n", how, (int)number, name(code),
	       sender == getpid() ? "myself" : "somebody else");
}

static void refused(const char *what, int result)
{
	printf("%s: %d %s\n", what, result, strerror(errno));
}

int main(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_sigaction = note;
	action.sa_flags = SA_SIGINFO;
	sigaction(SIGUSR1, &action, NULL);
	sigaction(SIGUSR2, &action, NULL);

	raise(SIGUSR1);
	tell("raise");
	kill(getpid(), SIGUSR2);
	tell("kill");
	tgkill(getpid(), getpid(), SIGUSR1);
	tell("tgkill");
	refused("nobody", tgkill(4000000, 4000000, SIGUSR1));
	refused("no such signal", raise(100));
	refused("nobody, no such signal", kill(4000000, 100));
	refused("no thread", tgkill(getpid(), 0, SIGUSR1));
	return 0;
}
