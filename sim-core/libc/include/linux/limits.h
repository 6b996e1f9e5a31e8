#ifndef _LINUX_LIMITS_H
#define _LINUX_LIMITS_H
#define NAME_MAX 255
#define PATH_MAX 4096
#define ARG_MAX 131072
/* A scenario's `//! limits` may have set it already. */
#ifndef PIPE_BUF
#define PIPE_BUF 4096
#endif
#endif
