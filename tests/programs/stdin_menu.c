#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    int choice, a, b;
    for (;;) {
        printf("1) add 2) multiply 0) quit: ");
        if (scanf("%d", &choice) != 1 || choice == 0)
            break;
        printf("two numbers: ");
        scanf("%d %d", &a, &b);
        if (choice == 1)
            printf("%d + %d = %d\n", a, b, a + b);
        else if (choice == 2)
            printf("%d * %d = %d\n", a, b, a * b);
        else
            printf("no such choice\n");
    }
    puts("quit");
    return 0;
}
