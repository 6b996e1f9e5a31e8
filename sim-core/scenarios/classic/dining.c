//! title.en  Two forks on the table
//! title.ko  식탁 위의 포크 두 개
//! rules     PIPE-06
//! desc.en   Two philosophers, two forks; a fork is a byte in a pipe. Each takes the left one first. If both do so before either takes the second, both wait for ever.
//! desc.ko   철학자 둘과 포크 둘이 있고, 포크는 파이프에 든 바이트입니다. 저마다 왼쪽부터 집습니다. 둘 다 왼쪽을 집고 나면 서로 나머지를 영원히 기다립니다.
#include <ipclab.h>

int x[2], y[2];

setup {
    pipe(x);
    pipe(y);
    write(x[1], "f", 1);
    write(y[1], "f", 1);
}

process(left) {
    char fork;
    int meals = 0;
    read(x[0], &fork, 1);
    read(y[0], &fork, 1);
    meals++;
    write(x[1], &fork, 1);
    write(y[1], &fork, 1);
}

process(right) {
    char fork;
    int meals = 0;
    read(y[0], &fork, 1);
    read(x[0], &fork, 1);
    meals++;
    write(y[1], &fork, 1);
    write(x[1], &fork, 1);
}

sometimes(deadlock);
sometimes(left.meals == 1 && right.meals == 1);
always(deadlock || (left.meals == 1 && right.meals == 1));
schedule(starve, "left right left right");
schedule(one_after_the_other, "left left left left right right");
