/* getline with a size of 0 does not care where the pointer points. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *line = "";
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&line, &size, stdin)) != -1) {
		if (!strcmp(line, "end\n"))
			break;
		printf("%zd %d %s", n, size >= (size_t)n, line);
	}
	printf("last: %s", line);
	free(line);
	return 0;
}
