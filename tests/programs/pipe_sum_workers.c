#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>

int main(void)
{
	int results[2];
	int i, part;
	long sum = 0;

	if (pipe(results) != 0) {
		perror("pipe failed");
		return EXIT_FAILURE;
	}
	for (i = 0; i < 4; i++) {
		pid_t pid = fork();
		if (pid == 0) {
			long s = 0;
			int k;
			for (k = i * 25 + 1; k <= (i + 1) * 25; k++)
				s += k;
			write(results[1], &s, sizeof(s));
			exit(0);
		}
	}
	close(results[1]);
	for (part = 0; part < 4; part++) {
		long s;
		read(results[0], &s, sizeof(s));
		sum += s;
	}
	for (i = 0; i < 4; i++)
		wait(NULL);
	printf("sum of 1..100 is %ld\n", sum);
	return EXIT_SUCCESS;
}
