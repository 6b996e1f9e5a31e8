//! title.en  _exit loses what printf kept
//! title.ko  _exit가 잃어버리는 출력
//! rules     PROC-29
//! desc.en   The first child ends with _exit: its buffer dies with it. The second ends with exit, which runs the atexit function and then flushes. Only the second leaves a line in the pipe.
//! desc.ko   첫째 자식은 _exit로 끝나 버퍼도 함께 사라집니다. 둘째는 exit로 끝나 atexit 함수를 실행하고 버퍼를 비웁니다. 파이프에는 둘째의 줄만 남습니다.
#include <ipclab.h>

void goodbye(void) {
    printf("bye\n");
}

int main(void) {
    int p[2], first = 0, second = 0;
    pipe(p);
    if (fork() == 0) {
        dup2(p[1], 1);
        atexit(goodbye);
        printf("lost\n");
        _exit(0);
    }
    wait(NULL);
    ioctl(p[0], FIONREAD, &first);
    if (fork() == 0) {
        dup2(p[1], 1);
        atexit(goodbye);
        printf("kept\n");
        exit(0);
    }
    wait(NULL);
    ioctl(p[0], FIONREAD, &second);
    return 0;
}

always(main.first == 0 && main.second == 9);
schedule(one_by_one, "main main main main.1 main.1 main main main main main.2 main.2 main.2 main main main");
