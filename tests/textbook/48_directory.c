#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>

int main(void)
{
	char names[8][16], cwd[100];
	int n = 0;
	mkdir("/tmp/ipclab_d", 0755);
	chdir("/tmp/ipclab_d");
	printf("%s\n", getcwd(cwd, sizeof cwd));
	mkdir("sub", 0700);
	close(open("b", O_CREAT | O_WRONLY, 0600));
	close(open("a", O_CREAT | O_WRONLY, 0600));
	DIR *d = opendir(".");
	struct dirent *e;
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			strcpy(names[n++], e->d_name);
	closedir(d);
	qsort(names, n, sizeof names[0], (int (*)(const void *, const void *))strcmp);
	for (int i = 0; i < n; i++) {
		struct stat st;
		stat(names[i], &st);
		printf("%s %s\n", names[i], S_ISDIR(st.st_mode) ? "dir" : "file");
		if (S_ISDIR(st.st_mode))
			rmdir(names[i]);
		else
			unlink(names[i]);
	}
	chdir("/");
	printf("%d\n", rmdir("/tmp/ipclab_d"));
	return 0;
}
