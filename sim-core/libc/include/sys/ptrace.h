#ifndef _SYS_PTRACE_H
#define _SYS_PTRACE_H
#define PTRACE_TRACEME 0
#define PTRACE_CONT 7
#define PTRACE_SYSCALL 24
long ptrace(int request, ...);
#endif
