#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct record { int id; char name[12]; };

int main(void)
{
	struct record r;
	int fd = open("/tmp/ipclab_rec", O_RDWR | O_CREAT | O_TRUNC, 0644);
	for (int i = 0; i < 4; i++) {
		memset(&r, 0, sizeof r);
		r.id = i;
		snprintf(r.name, sizeof r.name, "user%02d", i * i);
		write(fd, &r, sizeof r);
	}
	lseek(fd, 2 * sizeof(struct record), SEEK_SET);
	read(fd, &r, sizeof r);
	printf("%d %s\n", r.id, r.name);
	strcpy(r.name, "changed");
	lseek(fd, -(off_t)sizeof r, SEEK_CUR);
	write(fd, &r, sizeof r);
	pread(fd, &r, sizeof r, 2 * sizeof r);
	printf("%d %s, size %ld\n", r.id, r.name, (long)lseek(fd, 0, SEEK_END));
	ftruncate(fd, sizeof r);
	printf("size %ld\n", (long)lseek(fd, 0, SEEK_END));
	close(fd);
	unlink("/tmp/ipclab_rec");
	return 0;
}
