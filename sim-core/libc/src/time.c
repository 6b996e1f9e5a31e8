/* Calendar time, in UTC: the model's machines stand in Greenwich. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>

static const char day_names[7][10] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char month_names[12][10] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};

time_t time(time_t *tloc)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (tloc != NULL)
        *tloc = now.tv_sec;
    return now.tv_sec;
}

clock_t clock(void)
{
    struct timespec used;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) == -1)
        return -1;
    return used.tv_sec * CLOCKS_PER_SEC + used.tv_nsec / 1000;
}

static int leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int month, int year)
{
    static const signed char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month] + (month == 1 && leap(year));
}

/* Days from 1970-01-01 to the first of January of a year. */
static long days_before(long year)
{
    long y = year - 1;
    return 365 * (year - 1970) + (y / 4 - y / 100 + y / 400) - (1969 / 4 - 1969 / 100 + 1969 / 400);
}

struct tm *gmtime_r(const time_t *timep, struct tm *tm)
{
    long days = *timep / 86400, second = *timep % 86400;
    int year;
    if (second < 0) {
        second += 86400;
        days--;
    }
    memset(tm, 0, sizeof *tm);
    tm->tm_hour = (int)(second / 3600);
    tm->tm_min = (int)(second / 60 % 60);
    tm->tm_sec = (int)(second % 60);
    tm->tm_wday = (int)((days % 7 + 11) % 7);
    year = 1970 + (int)(days / 366);
    while (days_before(year + 1) <= days)
        year++;
    while (days_before(year) > days)
        year--;
    days -= days_before(year);
    tm->tm_year = year - 1900;
    tm->tm_yday = (int)days;
    while (days >= month_days(tm->tm_mon, year))
        days -= month_days(tm->tm_mon++, year);
    tm->tm_mday = (int)days + 1;
    tm->tm_zone = "UTC";
    return tm;
}

struct tm *localtime_r(const time_t *timep, struct tm *tm)
{
    return gmtime_r(timep, tm);
}

struct tm *gmtime(const time_t *timep)
{
    static struct tm result;
    return gmtime_r(timep, &result);
}

struct tm *localtime(const time_t *timep)
{
    return gmtime(timep);
}

time_t timegm(struct tm *tm)
{
    long year = tm->tm_year + 1900L + tm->tm_mon / 12, month = tm->tm_mon % 12, days;
    time_t result;
    if (month < 0) {
        month += 12;
        year--;
    }
    days = days_before(year) + tm->tm_mday - 1;
    for (int m = 0; m < month; m++)
        days += month_days(m, (int)year);
    result = ((days * 24 + tm->tm_hour) * 60 + tm->tm_min) * 60 + tm->tm_sec;
    gmtime_r(&result, tm);
    return result;
}

time_t mktime(struct tm *tm)
{
    return timegm(tm);
}

char *asctime_r(const struct tm *tm, char *buf)
{
    sprintf(buf, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", day_names[tm->tm_wday], month_names[tm->tm_mon], tm->tm_mday,
            tm->tm_hour, tm->tm_min, tm->tm_sec, 1900 + tm->tm_year);
    return buf;
}

char *asctime(const struct tm *tm)
{
    static char text[64];
    return asctime_r(tm, text);
}

char *ctime_r(const time_t *timep, char *buf)
{
    struct tm tm;
    return asctime_r(gmtime_r(timep, &tm), buf);
}

char *ctime(const time_t *timep)
{
    return asctime(gmtime(timep));
}

static int week(const struct tm *tm, int first_day)
{
    return (tm->tm_yday + 7 - (tm->tm_wday + 7 - first_day) % 7) / 7;
}

/* One conversion of strftime into text; 0 when it is not known. */
static int field(char *text, size_t size, char letter, const struct tm *tm)
{
    int hour12 = tm->tm_hour % 12 == 0 ? 12 : tm->tm_hour % 12;
    struct tm copy = *tm;
    switch (letter) {
    case 'a':
        return snprintf(text, size, "%.3s", day_names[tm->tm_wday]);
    case 'A':
        return snprintf(text, size, "%s", day_names[tm->tm_wday]);
    case 'b':
    case 'h':
        return snprintf(text, size, "%.3s", month_names[tm->tm_mon]);
    case 'B':
        return snprintf(text, size, "%s", month_names[tm->tm_mon]);
    case 'c':
        return (int)strftime(text, size, "%a %b %e %H:%M:%S %Y", tm);
    case 'C':
        return snprintf(text, size, "%02d", (tm->tm_year + 1900) / 100);
    case 'd':
        return snprintf(text, size, "%02d", tm->tm_mday);
    case 'D':
    case 'x':
        return (int)strftime(text, size, "%m/%d/%y", tm);
    case 'e':
        return snprintf(text, size, "%2d", tm->tm_mday);
    case 'F':
        return (int)strftime(text, size, "%Y-%m-%d", tm);
    case 'H':
        return snprintf(text, size, "%02d", tm->tm_hour);
    case 'I':
        return snprintf(text, size, "%02d", hour12);
    case 'j':
        return snprintf(text, size, "%03d", tm->tm_yday + 1);
    case 'k':
        return snprintf(text, size, "%2d", tm->tm_hour);
    case 'l':
        return snprintf(text, size, "%2d", hour12);
    case 'm':
        return snprintf(text, size, "%02d", tm->tm_mon + 1);
    case 'M':
        return snprintf(text, size, "%02d", tm->tm_min);
    case 'n':
        return snprintf(text, size, "\n");
    case 'p':
        return snprintf(text, size, "%s", tm->tm_hour < 12 ? "AM" : "PM");
    case 'P':
        return snprintf(text, size, "%s", tm->tm_hour < 12 ? "am" : "pm");
    case 'r':
        return (int)strftime(text, size, "%I:%M:%S %p", tm);
    case 'R':
        return (int)strftime(text, size, "%H:%M", tm);
    case 's':
        return snprintf(text, size, "%ld", timegm(&copy));
    case 'S':
        return snprintf(text, size, "%02d", tm->tm_sec);
    case 't':
        return snprintf(text, size, "\t");
    case 'T':
    case 'X':
        return (int)strftime(text, size, "%H:%M:%S", tm);
    case 'u':
        return snprintf(text, size, "%d", tm->tm_wday == 0 ? 7 : tm->tm_wday);
    case 'U':
        return snprintf(text, size, "%02d", week(tm, 0));
    case 'w':
        return snprintf(text, size, "%d", tm->tm_wday);
    case 'W':
        return snprintf(text, size, "%02d", week(tm, 1));
    case 'y':
        return snprintf(text, size, "%02d", tm->tm_year % 100);
    case 'Y':
        return snprintf(text, size, "%d", tm->tm_year + 1900);
    case 'z':
        return snprintf(text, size, "+0000");
    case 'Z':
        return snprintf(text, size, "UTC");
    case '%':
        return snprintf(text, size, "%%");
    }
    return 0;
}

size_t strftime(char *s, size_t max, const char *format, const struct tm *tm)
{
    size_t n = 0;
    for (; *format != '\0'; format++) {
        char text[64];
        int length = 1;
        if (*format == '%' && format[1] != '\0')
            length = field(text, sizeof text, *++format, tm);
        else
            text[0] = *format;
        if (n + length >= max)
            return 0;
        memcpy(s + n, text, length);
        n += length;
    }
    if (n < max)
        s[n] = '\0';
    return n;
}

void tzset(void)
{
}

int clock_getres(clockid_t clockid, struct timespec *res)
{
    (void)clockid;
    if (res != NULL) {
        res->tv_sec = 0;
        res->tv_nsec = 1;
    }
    return 0;
}

int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *request, struct timespec *remain)
{
    struct timespec rest = *request, now;
    if (flags & TIMER_ABSTIME) {
        clock_gettime(clockid, &now);
        rest.tv_sec -= now.tv_sec;
        rest.tv_nsec -= now.tv_nsec;
        if (rest.tv_nsec < 0) {
            rest.tv_nsec += 1000000000;
            rest.tv_sec--;
        }
        if (rest.tv_sec < 0)
            return 0;
        remain = NULL;
    }
    return nanosleep(&rest, remain) == -1 ? errno : 0;
}
