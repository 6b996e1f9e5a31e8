#include <stdio.h>

#define FEATURE 2
#if FEATURE > 1 && defined(FEATURE) && !defined(OTHER)
#define RESULT "new"
#elif FEATURE == 1
#define RESULT "old"
#else
#error not reached
#endif
#ifdef OTHER
#define MORE 1
#else
#define MORE 0
#endif
#if (1 + 2) * 3 == 9 && 'a' == 97 && -1 < 0 && UNKNOWN == 0
#define MATH 1
#endif
#if 0
this is not C at all "
#endif
#ifndef MATH
#define MATH 0
#endif

int main(void)
{
    printf("%s %d %d\n", RESULT, MORE, MATH);
    return MATH;
}
