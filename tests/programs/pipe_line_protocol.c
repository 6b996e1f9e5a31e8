#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A calculator process: lines in, lines out, by stdio over two pipes. */
int main(void)
{
    int req[2], ans[2];
    pipe(req);
    pipe(ans);
    if (fork() == 0) {
        char line[64];
        int a, b;
        char op;
        dup2(req[0], 0);
        dup2(ans[1], 1);
        close(req[0]); close(req[1]); close(ans[0]); close(ans[1]);
        while (fgets(line, sizeof line, stdin)) {
            if (sscanf(line, "%d %c %d", &a, &op, &b) != 3)
                printf("error\n");
            else
                printf("%d\n", op == '+' ? a + b : op == '-' ? a - b : a * b);
            fflush(stdout);
        }
        exit(0);
    }
    close(req[0]);
    close(ans[1]);
    FILE *out = fdopen(req[1], "w"), *in = fdopen(ans[0], "r");
    const char *tasks[] = {"1 + 2", "10 - 4", "6 * 7", "what"};
    char line[64];
    for (int i = 0; i < 4; i++) {
        fprintf(out, "%s\n", tasks[i]);
        fflush(out);
        fgets(line, sizeof line, in);
        printf("%s = %s", tasks[i], line);
    }
    fclose(out);
    fclose(in);
    wait(NULL);
    return 0;
}
