#include <stdio.h>

struct inner {
    short id;
    char tag[4];
};

struct outer {
    struct inner list[2];
    union {
        int number;
        char bytes[4];
    } u;
    struct inner last;
};

static struct outer all = {{{1, "ab"}, {2, "cd"}}, {0x41424344}, {.tag = {'x', 'y'}}};

int main(void)
{
    struct outer copy = all;
    copy.list[1].id = 9;
    printf("%d %s %d %s %c %d %s\n", all.list[0].id, all.list[0].tag, copy.list[1].id, all.list[1].tag,
           all.u.bytes[0], all.last.id, all.last.tag);
    return all.list[1].id;
}
