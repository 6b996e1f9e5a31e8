#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

static void a(void) { printf("a"); }
static void b(void) { printf("b"); }

int main(void)
{
	atexit(a);
	atexit(b);
	if (fork() == 0) {
		printf("child ");
		_exit(0);
	}
	wait(NULL);
	printf("parent ");
	return 5;
}
