#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[], char *envp[])
{
	if (argc > 1) {
		printf("%d args, last %s, WHO=%s, A=%s\n", argc - 1, argv[argc - 1], getenv("WHO"), getenv("A") ? getenv("A") : "(unset)");
		return argc;
	}
	int st;
	setenv("WHO", "me", 1);
	unsetenv("A");
	if (fork() == 0) {
		execl("/proc/self/exe", "self", "x", "y z", (char *)NULL);
		_exit(99);
	}
	wait(&st);
	printf("%d\n", WEXITSTATUS(st));
	return envp == NULL;
}
