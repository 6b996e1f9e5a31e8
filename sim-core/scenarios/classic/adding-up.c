//! title.en  Two children add up
//! title.ko  두 자식의 덧셈
//! rules     PIPE-21 PIPE-03 PROC-10
//! desc.en   Each child adds half of the numbers and writes its int into the same pipe; the parent reads two ints. That works because four bytes are far below PIPE_BUF: no int is torn.
//! desc.ko   자식마다 수의 절반을 더해 같은 파이프에 int 하나를 쓰고 부모는 int 두 개를 읽습니다. 4바이트는 PIPE_BUF보다 훨씬 작아 int가 찢어지지 않으므로 제대로 돌아갑니다.
#include <ipclab.h>

int numbers[] = { 1, 2, 3, 4, 5, 6 };

void add(int from, int to, int out) {
    int sum = 0;
    for (int i = from; i < to; i++)
        sum += numbers[i];
    write(out, &sum, sizeof sum);
    _exit(0);
}

int main(void) {
    int p[2], part, total = 0;

    pipe(p);
    if (fork() == 0)
        add(0, 3, p[1]);
    if (fork() == 0)
        add(3, 6, p[1]);
    for (int i = 0; i < 2; i++) {
        read(p[0], &part, sizeof part);
        total += part;
    }
    printf("%d\n", total);
    return 0;
}

always(main.out == "21\n");
sometimes(main.part == 6);
sometimes(main.part == 15);
schedule(first_half_first, "main main main main.1 main.1 main.2 main.2 main main main main");
schedule(second_half_first, "main main main main.2 main.2 main.1 main.1 main main main main");
