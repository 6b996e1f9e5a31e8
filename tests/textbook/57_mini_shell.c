#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fcntl.h>
#define MAXARGS 16

static int parse(char *line, char **argv)
{
	int n = 0;
	for (char *t = strtok(line, " \t\n"); t && n < MAXARGS - 1; t = strtok(NULL, " \t\n"))
		argv[n++] = t;
	argv[n] = NULL;
	return n;
}

static void run(char **argv)
{
	for (int i = 0; argv[i]; i++) {
		if (!strcmp(argv[i], ">")) {
			int fd = open(argv[i + 1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
			dup2(fd, 1);
			close(fd);
			argv[i] = NULL;
			break;
		}
		if (!strcmp(argv[i], "<")) {
			int fd = open(argv[i + 1], O_RDONLY);
			dup2(fd, 0);
			close(fd);
			argv[i] = NULL;
			break;
		}
		if (!strcmp(argv[i], "|")) {
			int p[2];
			argv[i] = NULL;
			pipe(p);
			if (fork() == 0) {
				dup2(p[1], 1);
				close(p[0]);
				close(p[1]);
				run(argv);
			}
			dup2(p[0], 0);
			close(p[0]);
			close(p[1]);
			run(argv + i + 1);
		}
	}
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

int main(void)
{
	char line[128], *argv[MAXARGS];
	int st = 0;
	for (;;) {
		printf("$ ");
		fflush(stdout);
		if (!fgets(line, sizeof line, stdin))
			break;
		if (parse(line, argv) == 0)
			continue;
		if (!strcmp(argv[0], "exit"))
			break;
		if (!strcmp(argv[0], "status")) {
			printf("%d\n", st);
			continue;
		}
		if (fork() == 0)
			run(argv);
		wait(&st);
		st = WEXITSTATUS(st);
	}
	putchar('\n');
	return 0;
}
