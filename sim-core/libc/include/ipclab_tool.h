/* What the built-in programs share: options as GNU's programs read them, names in messages. */
#ifndef IPCLAB_TOOL_H
#define IPCLAB_TOOL_H

/* The next option, as from getopt: a letter of `known`, or -1. `others` are letters that the real
 * program has and this one has not; `longs` are long options, "all=a force=": the letter each
 * stands for, none when it makes no difference; --color is known to all of them. What only the real program knows ends the run by
 * its name; what it does not know either is complained about, with exit status
 * `failure`, or '?' when that is 0. */
int tool_option(int argc, char **argv, const char *known, const char *others, const char *longs, int failure);

/* As GNU's programs name a file in a message: in quotes where a shell would need them. */
const char *tool_name(const char *name);
/* The same with quotes in any case. */
const char *tool_quoted(const char *name);

/* "Try 'ls --help' for more information." and the end. */
_Noreturn void tool_usage(int failure);

#endif
