#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 4

/* A number goes round a ring of processes, each adds one. */
int main(void)
{
    int ring[N][2], value = 0;

    for (int i = 0; i < N; i++)
        if (pipe(ring[i]) == -1) {
            perror("pipe");
            exit(1);
        }
    for (int i = 1; i < N; i++) {
        if (fork() == 0) {
            for (int round = 0; round < 3; round++) {
                read(ring[i - 1][0], &value, sizeof value);
                value++;
                write(ring[i][1], &value, sizeof value);
            }
            exit(0);
        }
    }
    for (int round = 0; round < 3; round++) {
        value++;
        write(ring[0][1], &value, sizeof value);
        read(ring[N - 1][0], &value, sizeof value);
        printf("round %d: %d\n", round + 1, value);
    }
    while (wait(NULL) != -1)
        continue;
    return value;
}
