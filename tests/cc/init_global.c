#include <stdio.h>

int counter;
int table[4] = {4, 3, 2, 1};
static const char *names[] = {"zero", "one", "two"};
struct pair { int k; const char *v; } pairs[] = {{1, "a"}, {2, "b"}};
int *where = &table[2];
char text[] = "text";
static long big = 1L << 40;
int (*printer)(const char *) = puts;

int main(void)
{
    printf("%d %d %s %s %d %s %ld\n", counter, table[0], names[2], pairs[1].v, *where, text, big);
    printer("through a pointer");
    return *where + pairs[0].k;
}
