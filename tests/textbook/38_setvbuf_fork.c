#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
	setvbuf(stdout, NULL, _IOFBF, BUFSIZ);
	printf("Hello ");
	fork();
	printf("world\n");
	fflush(stdout);
	while (wait(NULL) > 0);
	return 0;
}
