#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int presses = 0;

void sigint_handler(int sig)
{
	printf("caught %d\n", sig);
	if (++presses == 2)
		signal(SIGINT, SIG_DFL);
}

int main(void)
{
	if (signal(SIGINT, sigint_handler) == SIG_ERR) {
		perror("signal");
		exit(1);
	}
	for (int i = 0; i < 5; i++) {
		printf("round %d\n", i);
		fflush(stdout);
		raise(SIGINT);
	}
	return 0;
}
