#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>
#include <sys/wait.h>

#define MAX_BUF 1024
#define READ 0
#define WRITE 1

// 부모와 자식이 파이프 두 개로 대화하는 예제
int main() {
    int fdA[2], fdB[2];
    pid_t pid;
    char buf[MAX_BUF];
    int count = 0;

    if (pipe(fdA) < 0) { printf("파이프 에러\n"); exit(1); }
    if (pipe(fdB) < 0) { printf("파이프 에러\n"); exit(1); }
    if ((pid = fork()) < 0) { printf("fork error\n"); exit(1); }

    if (pid > 0) {
        close(fdA[READ]);
        close(fdB[WRITE]);
        while (count < 3) {
            sprintf(buf, "부모 메시지 %d", count++);
            write(fdA[WRITE], buf, MAX_BUF);
            memset(buf, 0, sizeof(buf));
            read(fdB[READ], buf, MAX_BUF);
            printf("부모가 받음: %s\n", buf);
        }
        close(fdA[WRITE]);
        wait(NULL);
    } else {
        close(fdA[WRITE]);
        close(fdB[READ]);
        while (read(fdA[READ], buf, MAX_BUF) > 0) {
            strcat(buf, " 확인");
            write(fdB[WRITE], buf, MAX_BUF);
        }
        exit(0);
    }
    return 0;
}
