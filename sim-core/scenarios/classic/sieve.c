//! title.en  Primes in a row of processes
//! title.ko  줄지어 선 프로세스와 소수
//! rules     PIPE-03 PIPE-09 PIPE-36
//! desc.en   Each stage keeps the first number it reads as a prime and passes on what it does not divide. The ends of file run down the row and stop every stage.
//! desc.ko   단계마다 처음 읽은 수를 소수로 삼고 나누어떨어지지 않는 수만 넘깁니다. 파일 끝이 줄을 따라 내려가며 모든 단계를 끝냅니다.
#include <ipclab.h>

int first[2], second[2];

setup {
    pipe(first);
    pipe(second);
}

process(numbers) {
    close(second[1]);
    for (char n = 2; n <= 5; n++)
        write(first[1], &n, 1);
}

process(twos) {
    char n = 0, prime = 0;
    close(first[1]);
    read(first[0], &prime, 1);
    while (read(first[0], &n, 1) == 1)
        if (n % prime != 0)
            write(second[1], &n, 1);
}

process(threes) {
    char n = 0, prime = 0, last = 0;
    close(first[1]);
    close(second[1]);
    read(second[0], &prime, 1);
    while (read(second[0], &n, 1) == 1)
        if (n % prime != 0)
            last = n;
}

always(twos.prime == 2 && threes.prime == 3 && threes.last == 5);
never(deadlock);
schedule(one_by_one, "numbers numbers numbers numbers numbers numbers twos twos twos twos twos twos twos twos threes threes threes threes threes twos twos threes threes");
