#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H
#include <unistd.h>
#define __NR_read 0
#define __NR_write 1
#define __NR_open 2
#define __NR_close 3
#define __NR_pipe 22
#define __NR_dup 32
#define __NR_dup2 33
#define __NR_pause 34
#define __NR_getpid 39
#define __NR_clone 56
#define __NR_fork 57
#define __NR_vfork 58
#define __NR_execve 59
#define __NR_exit 60
#define __NR_kill 62
#define __NR_getppid 110
#define __NR_gettid 186
#define __NR_futex 202
#define __NR_tgkill 234
#define __NR_exit_group 231
#define SYS_read __NR_read
#define SYS_write __NR_write
#define SYS_open __NR_open
#define SYS_close __NR_close
#define SYS_pipe __NR_pipe
#define SYS_dup __NR_dup
#define SYS_dup2 __NR_dup2
#define SYS_pause __NR_pause
#define SYS_getpid __NR_getpid
#define SYS_clone __NR_clone
#define SYS_fork __NR_fork
#define SYS_vfork __NR_vfork
#define SYS_execve __NR_execve
#define SYS_exit __NR_exit
#define SYS_kill __NR_kill
#define SYS_getppid __NR_getppid
#define SYS_gettid __NR_gettid
#define SYS_futex __NR_futex
#define SYS_tgkill __NR_tgkill
#define SYS_exit_group __NR_exit_group
#endif
