//! title.en  Ping and pong
//! title.ko  핑과 퐁
//! rules     PIPE-06 PIPE-09
//! desc.en   A byte goes back and forth between two processes; each leg is a write that wakes the other. Closing the ping pipe ends the game.
//! desc.ko   바이트 하나가 두 프로세스 사이를 오갑니다. 한쪽의 write가 상대를 깨웁니다. 핑 쪽 파이프를 닫으면 놀이가 끝납니다.
#include <ipclab.h>

int ping[2], pong[2];

setup {
    pipe(ping);
    pipe(pong);
}

process(server) {
    char ball = 0;
    int rounds = 0;
    close(ping[0]);
    for (int i = 0; i < 2; i++) {
        write(ping[1], &ball, 1);
        read(pong[0], &ball, 1);
        rounds++;
    }
}

process(client) {
    char ball;
    int hits = 0;
    close(ping[1]);
    while (read(ping[0], &ball, 1) == 1) {
        ball++;
        hits++;
        write(pong[1], &ball, 1);
    }
}

always(server.rounds == 2 && server.ball == 2 && client.hits == 2);
never(deadlock);
schedule(one_by_one, "server server server client client client client server server server client client client server server client client");
