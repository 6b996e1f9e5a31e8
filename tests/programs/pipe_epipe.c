#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void on_pipe(int sig)
{
    static const char text[] = "SIGPIPE caught\n";
    (void)sig;
    write(1, text, sizeof text - 1);
}

int main(void)
{
    int p[2];
    ssize_t n;

    pipe(p);
    close(p[0]);
    signal(SIGPIPE, SIG_IGN);
    n = write(p[1], "a", 1);
    printf("ignored: %zd %s\n", n, strerror(errno));
    fflush(stdout);
    signal(SIGPIPE, on_pipe);
    n = write(p[1], "b", 1);
    printf("handled: %zd %s\n", n, strerror(errno));
    return 0;
}
