#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

typedef int (*job)(int);
static int twice(int x) { return 2 * x; }
static int square(int x) { return x * x; }
static int negate(int x) { return -x; }
static job jobs[] = { twice, square, negate };
static const char *const names[] = { "twice", "square", "negate" };

static int in_child(job j, int x)
{
	int p[2], r;
	if (pipe(p)) abort();
	if (fork() == 0) {
		r = (*j)(x);
		write(p[1], &r, sizeof r);
		_exit(0);
	}
	close(p[1]);
	read(p[0], &r, sizeof r);
	close(p[0]);
	wait(NULL);
	return r;
}

int main(void)
{
	for (int i = 0; i < (int)(sizeof jobs / sizeof jobs[0]); ++i)
		printf("%-6s(%d) = %d\n", names[i], 7, in_child(jobs[i], 7));
	return 0;
}
