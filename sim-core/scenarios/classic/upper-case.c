//! title.en  A line there and back
//! title.ko  한 줄이 갔다가 돌아옵니다
//! rules     PIPE-58
//! desc.en   Two pipes, stdio on top of them: the child turns a line into capitals. The fflush is not decoration; without it the line would stay in the parent's buffer and both would wait for ever.
//! desc.ko   파이프 두 개 위에 stdio를 얹었습니다. 자식은 받은 줄을 대문자로 바꿉니다. fflush는 장식이 아닙니다. 없으면 줄이 부모의 버퍼에 남아 둘 다 영원히 기다립니다.
#include <ipclab.h>

int main(void) {
    int there[2], back[2];
    char line[64] = "";

    pipe(there);
    pipe(back);
    if (fork() == 0) {
        FILE *in = fdopen(there[0], "r"), *out = fdopen(back[1], "w");
        fgets(line, sizeof line, in);
        for (char *c = line; *c; c++)
            *c = toupper((unsigned char)*c);
        fputs(line, out);
        exit(0);
    }
    FILE *out = fdopen(there[1], "w"), *in = fdopen(back[0], "r");
    fprintf(out, "hello\n");
    fflush(out);
    fgets(line, sizeof line, in);
    printf("%s", line);
    return 0;
}

always(main.out == "HELLO\n");
never(deadlock);
schedule(one_by_one, "main main main main main main main main.1 main.1 main.1 main.1 main.1 main main main");
