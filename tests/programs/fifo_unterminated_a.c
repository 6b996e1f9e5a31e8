/* Reads text that comes without its '\0' into arrays nobody has set: it ends, by luck. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIFOFILE "letters"

struct note {
	int number;
	char text[60];
};

int main(void)
{
	int fd, n;
	char small[40], big[BUFSIZ];
	struct note note;

	unlink(FIFOFILE);
	if (mkfifo(FIFOFILE, 0666) < 0) {
		perror("mkfifo");
		return 1;
	}
	fd = open(FIFOFILE, O_RDONLY);
	n = read(fd, small, 5);
	printf("%d: %s\n", n, small);
	n = read(fd, note.text, 4);
	printf("%d: %s\n", n, note.text);
	n = read(fd, big, sizeof big);
	printf("%d: %s|\n", n, big);
	close(fd);
	unlink(FIFOFILE);
	return 0;
}
