#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

ssize_t readn(int fd, void *vptr, size_t n)
{
	size_t nleft = n;
	ssize_t nread;
	char *ptr = vptr;

	while (nleft > 0) {
		if ((nread = read(fd, ptr, nleft)) < 0) {
			if (errno == EINTR)
				nread = 0;
			else
				return -1;
		} else if (nread == 0)
			break;
		nleft -= nread;
		ptr += nread;
	}
	return n - nleft;
}

#define BIG (200 * 1000)

int main(void)
{
	int p[2];
	static unsigned char buf[BIG];

	pipe(p);
	if (fork() == 0) {
		close(p[0]);
		memset(buf, 7, sizeof buf);
		size_t done = 0;
		while (done < BIG) {
			ssize_t n = write(p[1], buf + done, BIG - done);
			if (n <= 0)
				_exit(1);
			done += n;
		}
		_exit(0);
	}
	close(p[1]);
	ssize_t n = readn(p[0], buf, sizeof buf);
	unsigned long sum = 0;
	for (ssize_t i = 0; i < n; i++)
		sum += buf[i];
	printf("%zd bytes, sum %lu, then %zd\n", n, sum, readn(p[0], buf, 10));
	wait(NULL);
	return 0;
}
