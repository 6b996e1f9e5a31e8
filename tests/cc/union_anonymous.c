#include <stdio.h>

int main(void)
{
    struct {
        int kind;
        union {
            int number;
            char *text;
            struct { short lo, hi; };
        };
    } a = {1, {.number = 0x00020003}};
    printf("%d %d %d %zu\n", a.kind, a.lo, a.hi, sizeof a);
    a.kind = 2;
    a.text = "now text";
    printf("%s\n", a.text);
    return a.kind;
}
