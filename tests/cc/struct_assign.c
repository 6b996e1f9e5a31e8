#include <stdio.h>

int main(void)
{
    struct s { char name[8]; int v[3]; } a = {"first", {1, 2, 3}}, b;
    b = a;
    b.name[0] = 'F';
    b.v[1] = 20;
    struct s list[2] = {a, b}, *p = &list[1];
    *p = list[0];
    printf("%s %s %d %d %s %d\n", a.name, b.name, a.v[1], b.v[1], p->name, p->v[1]);
    return b.v[1];
}
