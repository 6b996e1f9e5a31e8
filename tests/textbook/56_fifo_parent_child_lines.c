#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATH "/tmp/ipclab_lines"

int main(void)
{
	char buf[80];
	unlink(PATH);
	if (mkfifo(PATH, 0666) < 0) {
		perror("mkfifo");
		exit(1);
	}
	switch (fork()) {
	case 0: {
		FILE *out = fopen(PATH, "w");
		const char *words[] = { "alpha", "beta", "gamma", NULL };
		for (const char **w = words; *w; w++)
			fprintf(out, "%s %zu\n", *w, strlen(*w));
		fclose(out);
		exit(0);
	}
	default: {
		FILE *in = fopen(PATH, "r");
		while (fgets(buf, sizeof buf, in)) {
			buf[strcspn(buf, "\n")] = 0;
			printf("line: %s\n", buf);
		}
		fclose(in);
		wait(NULL);
		unlink(PATH);
	}
	}
	return 0;
}
