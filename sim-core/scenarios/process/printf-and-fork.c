//! title.en  One printf, two outputs
//! title.ko  printf 한 번, 출력 두 번
//! rules     PROC-09 PROC-29
//! desc.en   Standard output goes to a file, so printf only fills a buffer in memory. fork copies memory, the buffer included, and each process writes its copy when it exits. On a terminal the newline would have flushed it before.
//! desc.ko   표준 출력이 파일이면 printf는 메모리의 버퍼만 채웁니다. fork가 버퍼까지 메모리를 베끼므로 끝날 때 저마다 자기 복사본을 씁니다. 터미널이었다면 줄바꿈에서 이미 비워졌을 것입니다.
#include <ipclab.h>

int main(void) {
    int file = open("/tmp/out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    dup2(file, 1);
    printf("hello\n");
    if (fork() == 0)
        exit(0);
    wait(NULL);
    fflush(stdout);
    int size = lseek(file, 0, SEEK_END);
    return 0;
}

always(main.size == 12);
schedule(one_by_one, "main main main main main.1 main.1 main main main main");
