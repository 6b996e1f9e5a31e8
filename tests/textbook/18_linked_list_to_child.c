#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

struct node { char *word; struct node *next; };

static struct node *push(struct node *head, const char *word)
{
	struct node *n = malloc(sizeof *n);
	n->word = strdup(word);
	n->next = head;
	return n;
}

static int cmp(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(void)
{
	struct node *head = NULL, *n;
	char text[] = "pear,apple;fig apple";
	for (char *w = strtok(text, ",; "); w; w = strtok(NULL, ",; "))
		head = push(head, w);
	if (fork() == 0) {
		char *words[8];
		int count = 0;
		for (n = head; n; n = n->next)
			words[count++] = n->word;
		qsort(words, count, sizeof words[0], cmp);
		for (int i = 0; i < count; i++)
			printf("%d/%d %s\n", i + 1, count, words[i]);
		exit(0);
	}
	wait(NULL);
	while (head) {
		n = head->next;
		free(head->word);
		free(head);
		head = n;
	}
	puts("freed");
	return 0;
}
