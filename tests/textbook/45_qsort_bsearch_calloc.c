#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { char name[8]; int age; } person;

static int by_age(const void *a, const void *b)
{
	const person *x = a, *y = b;
	return (x->age > y->age) - (x->age < y->age);
}

int main(void)
{
	person *list = calloc(3, sizeof *list);
	memcpy(list, (person[]){ { "kim", 31 }, { "lee", 22 }, { "park", 27 } }, 3 * sizeof(person));
	list = realloc(list, 4 * sizeof *list);
	list[3] = (person){ .name = "choi", .age = 19 };
	qsort(list, 4, sizeof *list, by_age);
	for (person *p = list; p < list + 4; p++)
		printf("%s %d\n", p->name, p->age);
	person key = { "", 27 };
	person *hit = bsearch(&key, list, 4, sizeof key, by_age);
	printf("%s at %td\n", hit ? hit->name : "none", hit - list);
	free(list);
	return 0;
}
