#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H
#define major(dev) ((unsigned int)((((dev) >> 8) & 0xfff) | (((dev) >> 32) & ~0xfffUL)))
#define minor(dev) ((unsigned int)(((dev)&0xff) | (((dev) >> 12) & ~0xffUL)))
#define makedev(major, minor)                                                                      \
    ((((unsigned long)(major)&0xfff) << 8) | (((unsigned long)(major) & ~0xfffUL) << 32) |         \
     ((unsigned long)(minor)&0xff) | (((unsigned long)(minor) & ~0xffUL) << 12))
#endif
