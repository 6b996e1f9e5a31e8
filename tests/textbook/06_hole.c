#include <sys/stat.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

char buf1[] = "abcdefghij";
char buf2[] = "ABCDEFGHIJ";

int main(void)
{
	struct stat st;
	int fd = creat("/tmp/ipclab.hole", 0600);

	write(fd, buf1, 10);
	lseek(fd, 40, SEEK_SET);
	write(fd, buf2, 10);
	fstat(fd, &st);
	printf("size %lld, regular %d, mode %o\n", (long long)st.st_size, S_ISREG(st.st_mode), st.st_mode & 0777);
	close(fd);
	fd = open("/tmp/ipclab.hole", O_RDONLY);
	char all[64];
	int n = read(fd, all, sizeof all), zeros = 0;
	for (int i = 0; i < n; i++)
		if (all[i] == '\0')
			zeros++;
	printf("%d bytes, %d zeros\n", n, zeros);
	remove("/tmp/ipclab.hole");
	return 0;
}
