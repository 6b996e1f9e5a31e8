#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

int main(int argc, char *argv[])
{
	putenv("GREETING=hi");
	setenv("COUNT", "1", 0);
	setenv("COUNT", "2", 0);
	if (fork() == 0) {
		setenv("GREETING", "changed", 1);
		printf("child %s %s\n", getenv("GREETING"), getenv("COUNT"));
		exit(0);
	}
	wait(NULL);
	printf("parent %s\n", getenv("GREETING"));
	fflush(stdout);
	char *env[] = { "ONLY=this", NULL };
	char *args[] = { "env", NULL };
	execve("/usr/bin/env", args, env);
	return 1;
}
