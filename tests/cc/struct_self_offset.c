#include <stddef.h>
#include <stdio.h>

#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))

struct link {
    struct link *next;
};

struct job {
    int id;
    struct link link;
};

int main(void)
{
    struct job a = {1, {NULL}}, b = {2, {&a.link}};
    int sum = 0;
    for (struct link *l = &b.link; l != NULL; l = l->next)
        sum = sum * 10 + container_of(l, struct job, link)->id;
    printf("%d %zu\n", sum, offsetof(struct job, link));
    return sum;
}
