#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define ITEMS 10

int main(void)
{
    int q[2];
    if (pipe(q) == -1)
        return 1;

    pid_t producer = fork();
    if (producer == 0) {
        close(q[0]);
        for (int i = 1; i <= ITEMS; i++)
            write(q[1], &i, sizeof i);
        close(q[1]);
        exit(0);
    }
    pid_t consumer = fork();
    if (consumer == 0) {
        int item, sum = 0;
        close(q[1]);
        while (read(q[0], &item, sizeof item) == sizeof item) {
            printf("consumed %d\n", item);
            sum += item;
        }
        exit(sum);
    }
    close(q[0]);
    close(q[1]);
    int st;
    waitpid(producer, NULL, 0);
    waitpid(consumer, &st, 0);
    printf("sum %d\n", WEXITSTATUS(st));
    return 0;
}
