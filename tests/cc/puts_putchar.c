#include <stdio.h>

int main(void)
{
    for (char c = 'a'; c <= 'e'; c++)
        putchar(c);
    putchar('\n');
    puts("a line");
    puts("");
    fputs("no newline", stdout);
    putc('!', stdout);
    fputc('\n', stdout);
    fwrite("block\n", 1, 6, stdout);
    return putchar('\n');
}
