#include <stdio.h>

enum state { START, NUMBER, NAME, DONE };

int main(void)
{
    const char *s = "x1 = 42 + y22;";
    enum state state = START;
    int numbers = 0, names = 0;
    for (;; s++) {
        int digit = *s >= '0' && *s <= '9', letter = *s >= 'a' && *s <= 'z';
        switch (state) {
        case START:
            state = digit ? NUMBER : letter ? NAME : *s == 0 ? DONE : START;
            break;
        case NUMBER:
            if (!digit) {
                numbers++;
                state = START;
            }
            break;
        case NAME:
            if (!letter && !digit) {
                names++;
                state = START;
            }
            break;
        case DONE:
            break;
        }
        if (*s == 0)
            break;
    }
    printf("%d numbers %d names\n", numbers, names);
    return names * 10 + numbers;
}
