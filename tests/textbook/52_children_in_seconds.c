#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
	for (int i = 0; i < 3; i++) {
		if (fork() == 0) {
			usleep((3 - i) * 100000);
			printf("child %d\n", i);
			exit(i);
		}
	}
	int status;
	while (wait(&status) > 0)
		printf("ended %d\n", WEXITSTATUS(status));
	return 0;
}
