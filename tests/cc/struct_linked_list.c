#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    return n;
}

static struct node *reverse(struct node *head)
{
    struct node *done = NULL;
    while (head != NULL) {
        struct node *next = head->next;
        head->next = done;
        done = head;
        head = next;
    }
    return done;
}

int main(void)
{
    struct node *list = NULL;
    int n = 0;
    for (int i = 1; i <= 6; i++)
        list = push(list, i * i);
    list = reverse(list);
    for (struct node *p = list; p != NULL; p = p->next)
        printf("%d ", p->value);
    printf("\n");
    while (list != NULL) {
        struct node *next = list->next;
        free(list);
        list = next;
        n++;
    }
    return n;
}
