#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>

#define WORKERS 4

int main(int argc, char **argv)
{
    int fds[WORKERS][2];
    int i, j;
    long sum = 0;

    for (i = 0; i < WORKERS; i++) {
        pipe(fds[i]);
        pid_t pid = fork();
        if (pid == 0) {
            long partial = 0;
            for (j = i * 100 + 1; j <= (i + 1) * 100; j++)
                partial += j;
            close(fds[i][0]);
            FILE *f = fdopen(fds[i][1], "w");
            fprintf(f, "%ld\n", partial);
            fclose(f);
            exit(0);
        }
        close(fds[i][1]);
    }
    for (i = 0; i < WORKERS; i++) {
        char line[32];
        int n = read(fds[i][0], line, sizeof line - 1);
        line[n > 0 ? n : 0] = 0;
        printf("worker %d: %ld\n", i, atol(line));
        sum += strtol(line, NULL, 10);
        close(fds[i][0]);
    }
    while (wait(NULL) > 0)
        ;
    printf("sum = %ld\n", sum);
    return sum == 80200 ? 0 : 1;
}
