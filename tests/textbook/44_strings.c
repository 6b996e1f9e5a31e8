#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <ctype.h>
#include <stdlib.h>

int main(void)
{
	char buf[64], *end, *save = NULL;
	strncpy(buf, "hello", sizeof buf);
	strncat(buf, ", world!", 7);
	printf("%s %zu %s %s\n", buf, strlen(buf), strchr(buf, 'o'), strrchr(buf, 'o'));
	printf("%s %d %d\n", strstr(buf, "wor"), strcmp("a", "b") < 0, strncasecmp("HELLo", buf, 5));
	memmove(buf + 2, buf, 5);
	printf("%.8s %zu %zu\n", buf, strspn("aabbc", "ab"), strcspn("hello", "l"));
	long hex = strtol("0x1fz", &end, 16);
	printf("%ld %ld %s\n", hex, strtol(" -42", NULL, 10), end);
	printf("%lu %d\n", strtoul("777", 0, 8), atoi("12abc"));
	char csv[] = "a:b::c", *p = csv, *tok;
	while ((tok = strsep(&p, ":")))
		printf("[%s]", tok);
	char path[] = "/usr/local/bin";
	for (tok = strtok_r(path, "/", &save); tok; tok = strtok_r(NULL, "/", &save))
		printf("<%s>", tok);
	putchar('\n');
	for (char *q = strcpy(buf, "MiXed 123"); *q; q++)
		putchar(isupper(*q) ? tolower(*q) : islower(*q) ? toupper(*q) : *q);
	int a, b; char w[20];
	printf("\n%d", sscanf("10,20 thirty", "%d,%d %19s", &a, &b, w));
	printf(" %d %d %s %s\n", a, b, w, strpbrk(w, "iy"));
	printf("%s|%10s|%-10s|%.2s|%*d\n", (char *)NULL, "right", "left", "cut", 6, 12);
	return memcmp("abc", "abd", 3) < 0 ? 0 : 1;
}
