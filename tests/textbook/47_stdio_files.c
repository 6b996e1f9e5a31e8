#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

int main(void)
{
	char line[100];
	struct stat st;
	FILE *f = fopen("/tmp/ipclab_f.txt", "w+");
	if (!f) { perror("fopen"); return 1; }
	fprintf(f, "one 1\ntwo 2\nthree 3\n");
	rewind(f);
	char w[10]; int v, sum = 0;
	while (fscanf(f, "%9s %d", w, &v) == 2)
		sum += v;
	printf("sum %d eof %d pos %ld\n", sum, feof(f) != 0, ftell(f));
	fseek(f, 4, SEEK_SET);
	fputc('X', f);
	fseek(f, -8, SEEK_END);
	fgets(line, sizeof line, f);
	printf("%s", line);
	fclose(f);
	f = fopen("/tmp/ipclab_f.txt", "a");
	fputs("four 4\n", f);
	fclose(f);
	stat("/tmp/ipclab_f.txt", &st);
	printf("%ld bytes\n", (long)st.st_size);
	f = fopen("/tmp/ipclab_f.txt", "r");
	int c, lines = 0;
	while ((c = getc(f)) != EOF)
		if (c == '\n')
			lines++;
	printf("%d lines\n", lines);
	fseek(f, 0, SEEK_SET);
	size_t n = fread(line, 1, 10, f);
	printf("%zu %.*s\n", n, 5, line);
	fclose(f);
	if (rename("/tmp/ipclab_f.txt", "/tmp/ipclab_g.txt") == 0)
		printf("renamed %d\n", access("/tmp/ipclab_f.txt", F_OK));
	remove("/tmp/ipclab_g.txt");
	if (fopen("/tmp/ipclab_g.txt", "r") == NULL)
		perror("/tmp/ipclab_g.txt");
	return 0;
}
