#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct message {
    long type;
    char text[20];
};

int main(void)
{
    struct message out = {3, "to be sent"}, in;
    char wire[sizeof out];
    memcpy(wire, &out, sizeof out);
    memcpy(&in, wire, sizeof in);
    printf("%ld %s %zu %zu\n", in.type, in.text, sizeof in, offsetof(struct message, text));
    return (int)in.type;
}
