#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

union word { int i; unsigned char b[4]; };
struct req { char op; int x, y; };

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }
static const struct { char op; int (*f)(int, int); } table[] = { { '+', add }, { '-', sub }, { '*', mul } };

int main(void)
{
	int q[2], a[2];
	struct req reqs[] = { { '+', 2, 3 }, { '-', 2, 3 }, { '*', -4, 5 }, { '?', 0, 0 } };

	pipe(q);
	pipe(a);
	if (!fork()) {
		struct req r;
		close(q[1]);
		while (read(q[0], &r, sizeof r) == sizeof r) {
			union word w = { .i = -1 };
			for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
				if (table[i].op == r.op)
					w.i = table[i].f(r.x, r.y);
			write(a[1], w.b, 4);
		}
		exit(0);
	}
	close(a[1]);
	for (int i = 0; i < 4; i++) {
		int v;
		write(q[1], &reqs[i], sizeof reqs[i]);
		read(a[0], &v, 4);
		printf("%d %c %d = %d\n", reqs[i].x, reqs[i].op, reqs[i].y, v);
	}
	close(q[1]);
	wait(NULL);
	return 0;
}
