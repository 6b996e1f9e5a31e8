#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int main()
{
	int fd = open("letters", O_WRONLY), n;
	char line[512];
	while ((n = read(0, line, sizeof line)) > 0)
		write(fd, line, n);
	close(fd);
	return 0;
}
