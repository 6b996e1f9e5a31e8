#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fcntl.h>

#define MAXLINE 256

static void err_doit(int errnoflag, int error, const char *fmt, va_list ap)
{
	char buf[MAXLINE];

	vsnprintf(buf, MAXLINE - 1, fmt, ap);
	if (errnoflag)
		snprintf(buf + strlen(buf), MAXLINE - strlen(buf) - 1, ": %s", strerror(error));
	strcat(buf, "\n");
	fflush(stdout);
	fputs(buf, stderr);
	fflush(NULL);
}

void err_ret(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	err_doit(1, errno, fmt, ap);
	va_end(ap);
}

void err_sys(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	err_doit(1, errno, fmt, ap);
	va_end(ap);
	exit(1);
}

pid_t Fork(void)
{
	pid_t pid = fork();
	if (pid < 0)
		err_sys("fork error");
	return pid;
}

int main(void)
{
	int status;

	printf("starting\n");
	if (open("/does/not/exist", O_RDONLY) < 0)
		err_ret("open %s (try %d)", "/does/not/exist", 1);
	if (Fork() == 0) {
		if (chdir("/nowhere") < 0)
			err_sys("chdir");
		exit(0);
	}
	wait(&status);
	printf("child exited %d\n", WEXITSTATUS(status));
	return 0;
}
