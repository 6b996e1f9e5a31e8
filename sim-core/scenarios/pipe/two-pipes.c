//! title.en  Question and answer
//! title.ko  질문과 대답
//! rules     PIPE-06
//! desc.en   One pipe for each direction, every unused end closed: the client always gets the answer to its question, in every order.
//! desc.ko   방향마다 파이프를 하나씩 두고 쓰지 않는 쪽을 모두 닫았습니다. 어떤 순서에서도 클라이언트는 언제나 자기 질문의 답을 받습니다.
#include <ipclab.h>

int ask[2], answer[2];

setup {
    pipe(ask);
    pipe(answer);
}

process(client) {
    char c = 0;
    write(ask[1], "4", 1);
    read(answer[0], &c, 1);
}

process(server) {
    char c = 0;
    read(ask[0], &c, 1);
    c++;
    write(answer[1], &c, 1);
}

always(client.c == '5');
never(deadlock);
schedule(in_turns, "server client client server server client");
