//! title.en  exec: another program, the same process
//! title.ko  exec: 프로그램은 바뀌고 프로세스는 그대로
//! rules     PROC-11 PROC-13 FD-16
//! desc.en   The program starts itself anew with its pid as an argument. The pid is the same and the pipe is still open, but memory is fresh: the variable that was 2 is 1 again.
//! desc.ko   프로그램이 자기 pid를 인자로 주어 자신을 새로 실행합니다. pid는 같고 파이프도 열려 있지만 메모리는 새것입니다. 2였던 변수가 다시 1입니다.
#include <ipclab.h>

int x = 1;

int main(int argc, char **argv) {
    int same_pid = 0, fresh = 0, bytes = 0;
    if (argc == 1) {
        int p[2];
        char pid[16], fd[16];
        x = 2;
        pipe(p);
        write(p[1], "abc", 3);
        sprintf(pid, "%d", getpid());
        sprintf(fd, "%d", p[0]);
        execl("/proc/self/exe", "again", pid, fd, (char *)NULL);
        return 1;
    }
    same_pid = getpid() == atoi(argv[1]);
    fresh = x == 1;
    ioctl(atoi(argv[2]), FIONREAD, &bytes);
    return 0;
}

always(main.status == 0 && main.same_pid && main.fresh);
always(main.bytes == 3);
schedule(all, "main main main main main main main");
