#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) { perror(what); exit(1); }

static pid_t stage(int in, int out, char *const argv[], int unused)
{
	pid_t pid = fork();
	if (pid < 0)
		die("fork");
	if (pid)
		return pid;
	if (in != 0) { dup2(in, 0); close(in); }
	if (out != 1) { dup2(out, 1); close(out); }
	if (unused >= 0) close(unused);
	execvp(argv[0], argv);
	die(argv[0]);
	return -1;
}

int main(void)
{
	char *a[] = { "echo", "one two three", NULL };
	char *b[] = { "cat", NULL };
	char *c[] = { "wc", "-w", NULL };
	int p[2], q[2], st;

	if (pipe(p)) die("pipe");
	stage(0, p[1], a, p[0]);
	close(p[1]);
	if (pipe(q)) die("pipe");
	stage(p[0], q[1], b, q[0]);
	close(p[0]);
	close(q[1]);
	pid_t last = stage(q[0], 1, c, -1);
	close(q[0]);
	waitpid(last, &st, 0);
	while (wait(NULL) > 0)
		continue;
	return WEXITSTATUS(st);
}
