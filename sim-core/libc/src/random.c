/* rand(3) and random(3) with glibc's numbers: the additive feedback generator of degree 31. */
#include <stdlib.h>

#define DEGREE 31
#define SEPARATION 3

static int state[DEGREE];
static int front, rear;
static int seeded;

static int step(void)
{
    unsigned int sum = (unsigned int)state[front] + (unsigned int)state[rear];
    state[front] = (int)sum;
    front = (front + 1) % DEGREE;
    rear = (rear + 1) % DEGREE;
    return (int)(sum >> 1);
}

void srandom(unsigned int seed)
{
    int word = seed == 0 ? 1 : (int)seed;
    state[0] = word;
    for (int i = 1; i < DEGREE; i++) {
        int high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high;
        if (word < 0)
            word += 2147483647;
        state[i] = word;
    }
    front = SEPARATION;
    rear = 0;
    seeded = 1;
    for (int i = 0; i < DEGREE * 10; i++)
        step();
}

long random(void)
{
    if (!seeded)
        srandom(1);
    return step();
}

void srand(unsigned int seed)
{
    srandom(seed);
}

int rand(void)
{
    return (int)random();
}

int rand_r(unsigned int *seedp)
{
    unsigned int next = *seedp * 1103515245 + 12345, result = next / 65536 % 2048;
    for (int i = 0; i < 2; i++) {
        next = next * 1103515245 + 12345;
        result = result << 10 ^ next / 65536 % 1024;
    }
    *seedp = next;
    return (int)result;
}
