//! title.en  Through sort and back
//! title.ko  sort를 거쳐 돌아오기
//! rules     PIPE-09 FD-06 FD-16 PIPE-10
//! desc.en   The parent writes lines to sort and reads them back in order. sort answers only after end of file, so the parent must close its write end before it reads: forget that, and both sleep.
//! desc.ko   부모가 sort에 줄을 쓰고 정렬된 줄을 돌려받습니다. sort는 파일 끝을 보고 나서야 답하므로 부모는 읽기 전에 쓰기 쪽을 닫아야 합니다. 잊으면 둘 다 잠듭니다.
#include <ipclab.h>

int main(void) {
    int in[2], out[2];
    char buf[64];
    int n = 0;

    pipe2(in, O_CLOEXEC);
    pipe2(out, O_CLOEXEC);
    if (fork() == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        execlp("sort", "sort", (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    write(in[1], "pear\napple\n", 11);
    close(in[1]);
    n = read(out[0], buf, sizeof buf);
    write(1, buf, n);
    wait(NULL);
    return 0;
}

always(main.out == "apple\npear\n");
never(deadlock);
schedule(one_by_one, "main main main main main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1:waitable main main main main");
