/* 서버: 요청을 읽고 대문자로 바꿔 돌려준다 */
#include <stdio.h>
#include <stdlib.h>
#include <ctype.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/stat.h>

int main(void)
{
	int in, out, n, i;
	char buf[128];

	mkfifo("/tmp/req_fifo", 0666);
	mkfifo("/tmp/ans_fifo", 0666);
	in = open("/tmp/req_fifo", O_RDONLY);
	out = open("/tmp/ans_fifo", O_WRONLY);
	if (in < 0 || out < 0) {
		perror("open");
		exit(1);
	}
	while ((n = read(in, buf, sizeof(buf))) > 0) {
		printf("server: %d bytes\n", n);
		for (i = 0; i < n; i++)
			buf[i] = toupper(buf[i]);
		write(out, buf, n);
	}
	close(in);
	close(out);
	printf("server: 끝\n");
	return 0;
}
