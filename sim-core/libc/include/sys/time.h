#ifndef _SYS_TIME_H
#define _SYS_TIME_H
#include <sys/select.h>
#include <sys/types.h>
struct timezone {
    int tz_minuteswest;
    int tz_dsttime;
};
struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};
#define ITIMER_REAL 0
#define ITIMER_VIRTUAL 1
#define ITIMER_PROF 2
#define timerclear(tv) ((tv)->tv_sec = (tv)->tv_usec = 0)
#define timerisset(tv) ((tv)->tv_sec || (tv)->tv_usec)
#define timercmp(a, b, op)                                                                         \
    (((a)->tv_sec == (b)->tv_sec) ? ((a)->tv_usec op(b)->tv_usec) : ((a)->tv_sec op(b)->tv_sec))
#define timersub(a, b, result)                                                                     \
    do {                                                                                           \
        (result)->tv_sec = (a)->tv_sec - (b)->tv_sec;                                              \
        (result)->tv_usec = (a)->tv_usec - (b)->tv_usec;                                           \
        if ((result)->tv_usec < 0) {                                                               \
            --(result)->tv_sec;                                                                    \
            (result)->tv_usec += 1000000;                                                          \
        }                                                                                          \
    } while (0)
#define timeradd(a, b, result)                                                                     \
    do {                                                                                           \
        (result)->tv_sec = (a)->tv_sec + (b)->tv_sec;                                              \
        (result)->tv_usec = (a)->tv_usec + (b)->tv_usec;                                           \
        if ((result)->tv_usec >= 1000000) {                                                        \
            ++(result)->tv_sec;                                                                    \
            (result)->tv_usec -= 1000000;                                                          \
        }                                                                                          \
    } while (0)
int gettimeofday(struct timeval *tv, void *tz);
int settimeofday(const struct timeval *tv, const struct timezone *tz);
int setitimer(int which, const struct itimerval *new_value, struct itimerval *old_value);
int getitimer(int which, struct itimerval *curr_value);
int utimes(const char *path, const struct timeval times[2]);
#endif
