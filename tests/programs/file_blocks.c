/* How much of the disk files take. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
	static char bytes[10000];
	int sizes[] = {0, 1, 4096, 4097, 10000};
	struct stat st;

	for (int i = 0; i < 5; i++) {
		int fd = open("some", O_CREAT | O_TRUNC | O_WRONLY, 0644);
		write(fd, bytes, sizes[i]);
		close(fd);
		stat("some", &st);
		printf("%ld bytes, %ld blocks of %ld\n", (long)st.st_size, (long)st.st_blocks, (long)st.st_blksize);
	}
	return 0;
}
