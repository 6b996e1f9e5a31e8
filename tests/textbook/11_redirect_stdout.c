#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	int saved = dup(1);
	int fd = open("/tmp/ipclab_redirect.txt", O_CREAT | O_TRUNC | O_RDWR, 0666);

	dup2(fd, 1);
	printf("this goes to the file\n");
	fflush(stdout);
	dup2(saved, 1);
	close(saved);
	printf("this goes to the terminal\n");

	char buf[100];
	lseek(fd, 0, SEEK_SET);
	ssize_t n = read(fd, buf, sizeof buf - 1);
	buf[n] = '\0';
	char *nl = strchr(buf, '\n');
	if (nl)
		*nl = '!';
	puts(buf);
	close(fd);
	unlink("/tmp/ipclab_redirect.txt");
	return 0;
}
