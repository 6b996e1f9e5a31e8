#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/wait.h>

struct student {
    int id;
    char name[20];
    int scores[3];
};

int main(void)
{
    struct student out = {2024001, "Kim Minsu", {90, 85, 77}}, in;
    int fd[2];

    pipe(fd);
    if (fork() == 0) {
        close(fd[1]);
        if (read(fd[0], &in, sizeof in) == sizeof in)
            printf("%d %s total %d\n", in.id, in.name, in.scores[0] + in.scores[1] + in.scores[2]);
        return 0;
    }
    close(fd[0]);
    write(fd[1], &out, sizeof out);
    close(fd[1]);
    wait(NULL);
    return 0;
}
