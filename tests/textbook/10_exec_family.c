#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void run(int which)
{
	char *args[] = { "echo", "from", "execv", NULL };
	char *envp[] = { "A=1", NULL };

	fflush(stdout);
	if (fork() == 0) {
		switch (which) {
		case 0: execl("/bin/echo", "echo", "from", "execl", NULL); break;
		case 1: execlp("echo", "echo", "from", "execlp", NULL); break;
		case 2: execv("/bin/echo", args); break;
		case 3: args[2] = "execvp"; execvp(args[0], args); break;
		case 4: execle("/bin/echo", "echo", "from", "execle", NULL, envp); break;
		default: execl("/bin/nothing", "nothing", NULL); perror("execl"); exit(2);
		}
		_exit(1);
	}
	int st;
	wait(&st);
	printf("%d -> %d\n", which, WEXITSTATUS(st));
}

int main(void)
{
	for (int i = 0; i < 6; i++)
		run(i);
	return 0;
}
