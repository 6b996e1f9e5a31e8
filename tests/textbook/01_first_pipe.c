#include <stdio.h>
#include <unistd.h>

int main()
{
	int pfd[2];
	char buf[30];

	pipe(pfd);
	if (!fork()) {
		printf(" CHILD: writing to the pipe\n");
		write(pfd[1], "test", 5);
		printf(" CHILD: exiting\n");
		return 0;
	}
	read(pfd[0], buf, 5);
	wait(NULL);
	printf("PARENT: read \"%s\"\n", buf);
	return 0;
}
