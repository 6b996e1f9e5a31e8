/* What the usual commands say about names and options that are wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const char *path, char **argv)
{
	int status;
	if (fork() == 0) {
		execvp(path, argv);
		_exit(99);
	}
	wait(&status);
	printf("%d\n", WEXITSTATUS(status));
}

#define RUN(path, ...) run(path, (char *[]){__VA_ARGS__, NULL})

int main(void)
{
	setbuf(stdout, NULL);
	RUN("wc", "c", "-1");
	RUN("/bin/cat", "/bin/cat", "none");
	RUN("cat", "cat", "two words", "it's", "star*", "plain.txt", "", "a=b");
	RUN("ls", "ls", "two words");
	RUN("/bin/ls", "ls", "-y");
	RUN("head", "head", "-n");
	RUN("sort", "my sort", "none at all");
	RUN("grep", "grep", "x", "two words");
	RUN("/usr/bin/tr", "/usr/bin/tr");
	RUN("rm", "remove", "none");
	return 0;
}
