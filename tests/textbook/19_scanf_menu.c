#include <stdio.h>

int main(void)
{
	int choice, a, b;
	char op;

	while (printf("> "), scanf("%d", &choice) == 1 && choice != 0) {
		switch (choice) {
		case 1:
			if (scanf("%d %c %d", &a, &op, &b) == 3)
				printf("%d\n", op == '+' ? a + b : op == '*' ? a * b : a - b);
			break;
		case 2: {
			char word[10];
			scanf("%9s", word);
			printf("[%s]\n", word);
			break;
		}
		default:
			printf("unknown choice %d\n", choice);
		}
	}
	puts("bye");
	return 0;
}
