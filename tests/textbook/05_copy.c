#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BUFFSIZE 16

int main(int argc, char *argv[])
{
	int n, in, out;
	char buf[BUFFSIZE];

	out = open("/tmp/ipclab_copy_a", O_RDWR | O_CREAT | O_TRUNC, 0644);
	if (out == -1) { perror("open a"); return 1; }
	for (n = 0; n < 5; n++)
		dprintf(out, "line number %d\n", n);
	close(out);
	in = open("/tmp/ipclab_copy_a", O_RDONLY);
	out = open("/tmp/ipclab_copy_b", O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
	while ((n = read(in, buf, BUFFSIZE)) > 0)
		if (write(out, buf, n) != n) {
			fprintf(stderr, "write error\n");
			exit(1);
		}
	printf("copied %ld bytes, argc %d\n", (long)lseek(out, 0, SEEK_CUR), argc);
	close(in);
	close(out);
	FILE *fp = fopen("/tmp/ipclab_copy_b", "r");
	char line[80];
	int count = 0;
	while (fgets(line, sizeof line, fp))
		printf("%d: %s", ++count, line);
	fclose(fp);
	unlink("/tmp/ipclab_copy_a");
	unlink("/tmp/ipclab_copy_b");
	return 0;
}
