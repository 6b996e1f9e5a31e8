#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
#define N 3

int a[N][N] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
int b[N][N] = { { 1, 0, 0 }, { 0, 2, 0 }, { 0, 0, 3 } };

int main(void)
{
	int fd[N][2], row[N], i, j, k;
	for (i = 0; i < N; i++) {
		pipe(fd[i]);
		if (!fork()) {
			for (j = 0; j < N; j++) {
				row[j] = 0;
				for (k = 0; k < N; k++)
					row[j] += a[i][k] * b[k][j];
			}
			write(fd[i][1], row, sizeof(row));
			exit(0);
		}
		close(fd[i][1]);
	}
	for (i = 0; i < N; i++) {
		read(fd[i][0], row, sizeof row);
		for (j = 0; j < N; j++)
			printf("%4d%c", row[j], j == N - 1 ? '\n' : ' ');
	}
	while (wait(NULL) != -1) { }
	return 0;
}
