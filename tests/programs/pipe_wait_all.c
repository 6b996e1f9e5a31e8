/* Waiting for children by end of file on a pipe they all hold. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int pfd[2], j, dummy, number = 3;

    setbuf(stdout, NULL);
    printf("parent started\n");
    if (pipe(pfd) == -1)
        exit(EXIT_FAILURE);
    for (j = 0; j < number; j++) {
        switch (fork()) {
        case -1:
            exit(EXIT_FAILURE);
        case 0:
            close(pfd[0]);
            /* ... work ... */
            close(pfd[1]);
            _exit(EXIT_SUCCESS);
        default:
            break;
        }
    }
    close(pfd[1]);
    if (read(pfd[0], &dummy, 1) != 0)
        fprintf(stderr, "parent did not get EOF\n");
    printf("parent ready to go\n");
    exit(EXIT_SUCCESS);
}
