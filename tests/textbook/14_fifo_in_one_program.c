#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#define FIFO_NAME "/tmp/ipclab_myfifo"

int main(void)
{
	char s[300];
	int num, fd;

	unlink(FIFO_NAME);
	if (mkfifo(FIFO_NAME, S_IRUSR | S_IWUSR) < 0) {
		perror("mkfifo");
		exit(1);
	}
	if (mknod(FIFO_NAME, S_IFIFO | 0666, 0) == -1)
		perror("mknod");
	if (fork() == 0) {
		fd = open(FIFO_NAME, O_WRONLY);
		strcpy(s, "hello, world");
		if ((num = write(fd, s, strlen(s))) == -1)
			perror("write");
		close(fd);
		exit(0);
	}
	fd = open(FIFO_NAME, O_RDONLY);
	do {
		if ((num = read(fd, s, 300)) == -1)
			perror("read");
		else {
			s[num] = '\0';
			printf("tick: read %d bytes: \"%s\"\n", num, s);
		}
	} while (num > 0);
	wait(NULL);
	unlink(FIFO_NAME);
	return 0;
}
