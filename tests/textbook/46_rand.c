#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	printf("%d %d\n", rand() % 100, rand() % 100);
	srand(42);
	for (int i = 0; i < 5; i++)
		printf("%d ", rand() % 6 + 1);
	srand(7);
	printf("\n%d\n", rand());
	return 0;
}
