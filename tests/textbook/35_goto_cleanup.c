#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>
#include <errno.h>
#include <string.h>

static int try(int fail_at)
{
	int ret = -1, a = -1, b = -1;

	a = dup(0);
	if (a < 0 || fail_at == 1)
		goto out;
	b = dup(1);
	if (b < 0 || fail_at == 2)
		goto close_a;
	ret = b - a;
	close(b);
close_a:
	close(a);
out:
	return ret;
}

int main(void)
{
	for (int i = 0; i < 4; i++)
		printf("%d ", try(i));
	putchar('\n');
	errno = 0;
	if (close(42) == -1)
		printf("close: %s, %s\n", strerror(errno), errno == EBADF ? "EBADF" : "?");
	perror("perror");
	return 0;
}
