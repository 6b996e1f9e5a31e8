#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int n = 0;
	while ((len = getline(&line, &cap, stdin)) != -1) {
		char out[100];
		int w = sprintf(out, "%03d %-10.5s|%+5d|%#06x|%c|%5.1s|", ++n, strtok(line, "\n"), (int)len, (unsigned)len * 17, line[0], "xyz");
		printf("%s (%d)\n", out, w);
	}
	free(line);
	return n;
}
