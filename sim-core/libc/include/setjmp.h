#ifndef _SETJMP_H
#define _SETJMP_H
#include <sys/types.h>
typedef struct {
    long __registers[8];
    int __mask_was_saved;
    sigset_t __saved_mask;
} jmp_buf[1], sigjmp_buf[1];
int setjmp(jmp_buf env);
int _setjmp(jmp_buf env);
int sigsetjmp(sigjmp_buf env, int savesigs);
_Noreturn void longjmp(jmp_buf env, int val);
_Noreturn void _longjmp(jmp_buf env, int val);
_Noreturn void siglongjmp(sigjmp_buf env, int val);
#endif
