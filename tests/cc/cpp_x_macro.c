#include <stdio.h>

#define COLORS X(red, 1) X(green, 2) X(blue, 4)

enum {
#define X(name, value) name = value,
    COLORS
#undef X
};

static const char *name_of(int v)
{
    switch (v) {
#define X(name, value) case name: return #name;
        COLORS
#undef X
    }
    return "?";
}

int main(void)
{
    printf("%s %s %s\n", name_of(2), name_of(4), name_of(3));
    return red | green | blue;
}
