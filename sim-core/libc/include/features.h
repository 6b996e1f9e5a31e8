#ifndef _FEATURES_H
#define _FEATURES_H
/* Everything is always visible: _GNU_SOURCE, _XOPEN_SOURCE and friends are accepted and not needed. */
#endif
