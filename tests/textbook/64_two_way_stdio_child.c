#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
#include <string.h>

int main(void)
{
	int in[2], out[2];
	pipe(in);
	pipe(out);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[0]); close(in[1]); close(out[0]); close(out[1]);
		execlp("tr", "tr", "a-z", "A-Z", NULL);
		_exit(1);
	}
	close(in[0]);
	close(out[1]);
	FILE *w = fdopen(in[1], "w");
	fprintf(w, "shout this\nand this\n");
	fclose(w);
	char line[64];
	FILE *r = fdopen(out[0], "r");
	while (fgets(line, sizeof line, r))
		printf("> %s", line);
	waitpid(pid, NULL, 0);
	return 0;
}
