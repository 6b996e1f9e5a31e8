#include <signal.h>
#include <stdio.h>
#include <unistd.h>

volatile int fired = 0;

void on_alarm(int s) { fired = 1; }

int main(void)
{
	signal(SIGALRM, on_alarm);
	alarm(1);
	while (!fired)
		pause();
	printf("alarm fired, %u left\n", alarm(0));
	return 0;
}
