/* malloc(3): first fit in address order over one growing heap, so that every run gives the same
 * addresses. In front of each block stand 8 bytes: its size (a multiple of 16), with bit 0 set
 * while it is in use. A block of n bytes takes n + 8 rounded up, at least 32, as glibc's do. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define IN_USE 1UL
#define GROW (64 * 1024UL)

void *__ipclab_sbrk(long delta);

static char *heap, *heap_end; /* the first header, and behind the last block */

static size_t *header(void *p)
{
    return (size_t *)((char *)p - sizeof(size_t));
}

static size_t block_size(size_t n)
{
    size_t size = (n + sizeof(size_t) + 15) & ~15UL;
    return size < 32 ? 32 : size;
}

/* Makes the heap at least `size` bytes longer; the new bytes are one free block. */
static int grow(size_t size)
{
    size_t more = (size + GROW - 1) / GROW * GROW;
    char *old;
    if (heap == NULL) {
        /* The first header stands 8 before a multiple of 16, so blocks are aligned. */
        old = __ipclab_sbrk(0);
        old = (char *)__ipclab_sbrk((24 - (long)old % 16) % 16) + (24 - (long)old % 16) % 16;
        heap = heap_end = old;
    }
    if (__ipclab_sbrk((long)more) == (void *)-1)
        return 0;
    *(size_t *)heap_end = more;
    heap_end += more;
    return 1;
}

void *malloc(size_t n)
{
    size_t want = block_size(n);
    if (n > 0x7fffffffffffUL) {
        errno = ENOMEM;
        return NULL;
    }
    for (int again = 0; again < 2; again++) {
        char *at = heap;
        while (at != heap_end) {
            size_t *block = (size_t *)at, size = *block & ~IN_USE;
            if (!(*block & IN_USE)) {
                /* Free neighbours grow together when they are met. */
                while (at + size != heap_end && !(*(size_t *)(at + size) & IN_USE))
                    size += *(size_t *)(at + size);
                *block = size;
                if (size >= want) {
                    if (size - want >= 32) {
                        *(size_t *)(at + want) = size - want;
                        size = want;
                    }
                    *block = size | IN_USE;
                    return block + 1;
                }
            }
            at += size;
        }
        if (!grow(want))
            break;
    }
    errno = ENOMEM;
    return NULL;
}

static void misuse(const char *text)
{
    fprintf(stderr, "%s\n", text);
    abort();
}

void free(void *p)
{
    if (p == NULL)
        return;
    if ((char *)p <= heap || (char *)p >= heap_end || (size_t)p % 16 != 0)
        misuse("free(): invalid pointer");
    if (!(*header(p) & IN_USE))
        misuse("free(): double free detected in tcache 2");
    *header(p) &= ~IN_USE;
}

void *calloc(size_t nmemb, size_t size)
{
    size_t n = nmemb * size;
    void *p;
    if (size != 0 && n / size != nmemb) {
        errno = ENOMEM;
        return NULL;
    }
    p = malloc(n);
    if (p != NULL)
        memset(p, 0, n);
    return p;
}

void *realloc(void *p, size_t n)
{
    size_t has;
    void *moved;
    if (p == NULL)
        return malloc(n);
    if (n == 0) {
        free(p);
        return NULL;
    }
    has = (*header(p) & ~IN_USE) - sizeof(size_t);
    if (n <= has)
        return p;
    moved = malloc(n);
    if (moved == NULL)
        return NULL;
    memcpy(moved, p, has);
    free(p);
    return moved;
}

void *reallocarray(void *p, size_t nmemb, size_t size)
{
    if (size != 0 && nmemb * size / size != nmemb) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(p, nmemb * size);
}
