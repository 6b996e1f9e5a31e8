#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
#include <errno.h>

int main()
{
	int fd1, fd2, fd3;
	char c[3] = { 0 };
	fd1 = open("/tmp/ipclab_dup", O_RDWR | O_CREAT | O_TRUNC, 0600);
	write(fd1, "abcdef", 6);
	fd2 = dup(fd1);
	fd3 = open("/tmp/ipclab_dup", O_RDONLY);
	printf("%d %d %d\n", fd1, fd2, fd3);
	lseek(fd2, 0, SEEK_SET);
	read(fd1, &c[0], 1), read(fd2, &c[1], 1), read(fd3, &c[2], 1);
	printf("%c%c%c\n", c[0], c[1], c[2]);
	close(fd1);
	printf("%zd ", read(fd1, c, 1));
	printf("%s\n", strerror(errno));
	printf("%zd\n", read(fd2, c, 1));
	printf("flags %d %d\n", fcntl(fd2, F_GETFL) & O_ACCMODE, fcntl(fd3, F_GETFL) & O_ACCMODE);
	unlink("/tmp/ipclab_dup");
	return 0;
}
