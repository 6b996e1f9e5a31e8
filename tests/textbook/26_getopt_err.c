#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
	int c, v = 0;
	while ((c = getopt(argc, argv, "vn:")) != -1)
		if (c == 'v')
			v++;
	printf("v=%d optind=%d\n", v, optind);
	if (access("/tmp/ipclab-none", F_OK) == -1 && errno == ENOENT)
		printf("not there: %m\n");
	fflush(stdout);
	if (open("/tmp/ipclab-none", O_RDONLY) < 0)
		errx(3, "giving up");
	return 0;
}
