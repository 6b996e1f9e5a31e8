#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/stat.h>

int main(void)
{
	int out, in, n;
	char line[128], answer[128];

	mkfifo("/tmp/req_fifo", 0666);
	mkfifo("/tmp/ans_fifo", 0666);
	out = open("/tmp/req_fifo", O_WRONLY);
	in = open("/tmp/ans_fifo", O_RDONLY);
	while (fgets(line, sizeof(line), stdin)) {
		line[strlen(line) - 1] = '\0';
		write(out, line, strlen(line));
		n = read(in, answer, sizeof(answer));
		printf("client: %.*s\n", n, answer);
	}
	return 0;
}
