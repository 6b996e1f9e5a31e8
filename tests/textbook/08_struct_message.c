#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
    int id;
    char name[16];
    short scores[3];
    long long total;
} student_t;

int main(void) {
    int to_child[2], to_parent[2];
    student_t s = { .id = 20231234, .name = "Kim", .scores = { 90, 85, 77 } };
    if (pipe(to_child) == -1 || pipe(to_parent) == -1) {
        perror("pipe");
        return EXIT_FAILURE;
    }
    pid_t pid = fork();
    if (pid == -1) {
        perror("fork");
        return EXIT_FAILURE;
    }
    if (pid == 0) {
        student_t in;
        close(to_child[1]);
        close(to_parent[0]);
        read(to_child[0], &in, sizeof(in));
        for (size_t i = 0; i < sizeof in.scores / sizeof in.scores[0]; ++i)
            in.total += in.scores[i];
        strcat(in.name, "*");
        write(to_parent[1], &in, sizeof(in));
        _exit(EXIT_SUCCESS);
    }
    close(to_child[0]);
    close(to_parent[1]);
    write(to_child[1], &s, sizeof s);
    memset(&s, 0, sizeof s);
    ssize_t got = read(to_parent[0], &s, sizeof s);
    printf("%zd bytes: %d %-6s|%6.2s| total=%lld\n", got, s.id, s.name, s.name, s.total);
    waitpid(pid, NULL, 0);
    return EXIT_SUCCESS;
}
