#include <stdio.h>
#include <ctype.h>
#include <stdlib.h>

int main(void)
{
	int c, sum = 0;
	while ((c = fgetc(stdin)) != EOF) {
		if (isdigit(c)) {
			int v = 0;
			ungetc(c, stdin);
			if (fscanf(stdin, "%d", &v) != 1)
				abort();
			sum += v;
		} else if (c == '\n') {
			printf("%d\n", sum);
			sum = 0;
		} else if (!isspace(c)) {
			fprintf(stderr, "skipping '%c'\n", c);
		}
	}
	printf("eof=%d\n", feof(stdin) != 0);
	return 0;
}
