#include <stdio.h>
#include <string.h>

struct entry {
    char key[12];
    int value;
    struct entry *next;
};

static struct entry *buckets[7], pool[16];
static int used;

static unsigned hash(const char *s)
{
    unsigned h = 5381;
    while (*s)
        h = h * 33 + (unsigned char)*s++;
    return h % 7;
}

static int *slot(const char *key)
{
    struct entry **at = &buckets[hash(key)];
    for (; *at; at = &(*at)->next)
        if (strcmp((*at)->key, key) == 0)
            return &(*at)->value;
    *at = &pool[used++];
    strcpy((*at)->key, key);
    return &(*at)->value;
}

int main(void)
{
    static const char *const words[] = {"pipe", "fifo", "pipe", "shm", "sem", "msg", "fifo", "pipe"};
    for (int i = 0; i < 8; i++)
        *slot(words[i]) += i;
    for (int b = 0; b < 7; b++)
        for (struct entry *e = buckets[b]; e; e = e->next)
            printf("%d %s %d\n", b, e->key, e->value);
    return used;
}
