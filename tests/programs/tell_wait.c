#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Parent and child take turns over two pipes. */
static int pfd1[2], pfd2[2];

static void TELL_WAIT(void)
{
	if (pipe(pfd1) < 0 || pipe(pfd2) < 0)
		exit(1);
}

static void TELL_PARENT(void) { if (write(pfd2[1], "c", 1) != 1) exit(1); }
static void TELL_CHILD(void) { if (write(pfd1[1], "p", 1) != 1) exit(1); }

static void WAIT_PARENT(void)
{
	char c;
	if (read(pfd1[0], &c, 1) != 1 || c != 'p')
		exit(2);
}

static void WAIT_CHILD(void)
{
	char c;
	if (read(pfd2[0], &c, 1) != 1 || c != 'c')
		exit(2);
}

static void charatatime(const char *str)
{
	setbuf(stdout, NULL);
	while (*str)
		putc(*str++, stdout);
}

int main(void)
{
	TELL_WAIT();
	if (fork() == 0) {
		WAIT_PARENT();
		charatatime("output from child\n");
		TELL_PARENT();
		WAIT_PARENT();
		charatatime("child again\n");
		exit(0);
	}
	charatatime("output from parent\n");
	TELL_CHILD();
	WAIT_CHILD();
	charatatime("parent again\n");
	TELL_CHILD();
	wait(NULL);
	return 0;
}
