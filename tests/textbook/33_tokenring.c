#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N = 4 };

int main(void)
{
	int ring[N][2], i;
	unsigned token;

	for (i = 0; i < N; i++)
		if (pipe(ring[i])) exit(1);
	for (i = 1; i < N; i++)
		if (fork() == 0) {
			if (read(ring[i - 1][0], &token, sizeof token) != sizeof token)
				_exit(1);
			token = token << 4 | i;
			write(ring[i][1], &token, sizeof token);
			_exit(0);
		}
	token = 0xf;
	write(ring[0][1], &token, sizeof token);
	read(ring[N - 1][0], &token, sizeof token);
	for (i = 1; i < N; i++)
		wait(0);
	printf("token %#x %u %o\n", token, token, token);
	return 0;
}
