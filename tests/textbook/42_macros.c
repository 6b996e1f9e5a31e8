#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>
#include <errno.h>

#define CHECK(call) do { if ((call) == -1) { fprintf(stderr, "%s:%d %s: %s\n", "f.c", __LINE__, #call, strerror(errno)); exit(1); } } while (0)
#define LOG(fmt, ...) printf("[%s] " fmt "\n", __func__, ##__VA_ARGS__)
#define PASTE(a, b) a##b
#define NELEM(a) (sizeof(a) / sizeof((a)[0]))
#define SQUARE(x) ((x) * (x))
#if defined(__linux__) && !defined(FOO)
#define SYSTEM "linux"
#else
#define SYSTEM "other"
#endif

int main(void)
{
	int PASTE(file, des)[2];
	int numbers[] = { 1, 4, 9, [5] = 36 };
	CHECK(pipe(filedes));
	LOG("system %s", SYSTEM);
	LOG("plain");
	LOG("%zu elements, %d", NELEM(numbers), SQUARE(2 + 3));
	fflush(stdout);
	CHECK(close(filedes[0]));
	CHECK(close(filedes[0]));
	return 0;
}
