#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	int p[2], total = 0, n;
	char block[1024];

	memset(block, '.', sizeof block);
	pipe(p);
	fcntl(p[1], F_SETFL, fcntl(p[1], F_GETFL) | O_NONBLOCK);
	while ((n = write(p[1], block, sizeof block)) > 0)
		total += n;
	printf("%d bytes, then %s\n", total, errno == EAGAIN ? "EAGAIN" : strerror(errno));
	while (total > 0 && (n = read(p[0], block, sizeof block)) > 0)
		total -= n;
	printf("%d left\n", total);
	return 0;
}
