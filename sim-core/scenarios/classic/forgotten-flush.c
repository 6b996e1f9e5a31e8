//! title.en  The line that never left
//! title.ko  떠나지 못한 한 줄
//! rules     PIPE-06
//! desc.en   The same dialogue without fflush. fprintf to a pipe only fills a buffer; the parent waits for an answer to a question that it never sent.
//! desc.ko   같은 대화에서 fflush를 뺐습니다. 파이프로 하는 fprintf는 버퍼만 채웁니다. 부모는 보낸 적 없는 질문의 답을 기다립니다.
#include <ipclab.h>

int main(void) {
    int there[2], back[2];
    char line[64] = "";

    pipe(there);
    pipe(back);
    if (fork() == 0) {
        FILE *in = fdopen(there[0], "r"), *out = fdopen(back[1], "w");
        fgets(line, sizeof line, in);
        fputs(line, out);
        exit(0);
    }
    FILE *out = fdopen(there[1], "w"), *in = fdopen(back[0], "r");
    fprintf(out, "hello\n");
    fgets(line, sizeof line, in);
    printf("%s", line);
    return 0;
}

always(deadlock);
always(stuck(main) && stuck(main.1));
schedule(one_by_one, "main main main main main main main.1 main.1 main.1");
