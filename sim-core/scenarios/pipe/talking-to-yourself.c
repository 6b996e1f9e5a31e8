//! title.en  Talking to yourself
//! title.ko  혼잣말
//! rules     PIPE-03
//! desc.en   A client asks and waits for the answer on the same pipe. It may well read its own question, and then the server waits for ever. Two directions need two pipes.
//! desc.ko   클라이언트가 같은 파이프로 묻고 같은 파이프에서 답을 기다립니다. 자기가 쓴 질문을 자기가 읽을 수 있고, 그러면 서버는 영원히 기다립니다. 두 방향에는 파이프 두 개가 필요합니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(client) {
    char c = '?';
    write(p[1], &c, 1);
    c = 0;
    read(p[0], &c, 1);
}

process(server) {
    char c = 0;
    read(p[0], &c, 1);
    write(p[1], "!", 1);
}

sometimes(client.c == '!');
sometimes(client.c == '?' && stuck(server));
always(client.c == '!' || stuck(server));
schedule(answered, "client server server client");
schedule(own_question, "client client server");
