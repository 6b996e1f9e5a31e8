#undef NDEBUG
#include <assert.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	int st;
	assert(1 + 1 == 2);
	if (fork() == 0) {
		fclose(stderr);
		assert(!"reached");
	}
	wait(&st);
	printf("signaled %d by %d\n", WIFSIGNALED(st), WTERMSIG(st));
	return 0;
}
