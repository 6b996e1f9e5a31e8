#ifndef _WORDEXP_H
#define _WORDEXP_H
#include <stddef.h>
typedef struct {
    size_t we_wordc;
    char **we_wordv;
    size_t we_offs;
} wordexp_t;
int wordexp(const char *s, wordexp_t *p, int flags);
void wordfree(wordexp_t *p);
#endif
