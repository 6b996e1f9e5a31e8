#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int st)
{
	if (WIFEXITED(st))
		printf("%-10s exit %d (raw 0x%04x)\n", what, WEXITSTATUS(st), st);
	else
		printf("%-10s signal %d (raw 0x%04x)\n", what, WTERMSIG(st), st & 0x7f);
	fflush(stdout);
}

int main(void)
{
	int st;
	if (!fork()) exit(EXIT_FAILURE);
	wait(&st); show("failure", st);
	if (!fork()) return 300;
	wait(&st); show("return", st);
	if (!fork()) abort();
	wait(&st); show("abort", st);
	if (!fork()) execlp("true", "true", NULL);
	wait(&st); show("true", st);
	st = system("exit 5");
	show("system", st);
	return WEXITSTATUS(st);
}
