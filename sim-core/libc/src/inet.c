/* Byte order and addresses. */
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint16_t htons(uint16_t hostshort)
{
    return (uint16_t)(hostshort << 8 | hostshort >> 8);
}

uint16_t ntohs(uint16_t netshort)
{
    return htons(netshort);
}

uint32_t htonl(uint32_t hostlong)
{
    return hostlong << 24 | (hostlong << 8 & 0xff0000) | (hostlong >> 8 & 0xff00) | hostlong >> 24;
}

uint32_t ntohl(uint32_t netlong)
{
    return htonl(netlong);
}

/* One to four numbers with dots between; the last takes the bytes that are left. */
int inet_aton(const char *cp, struct in_addr *inp)
{
    unsigned long parts[4], address = 0;
    int n = 0;
    for (;;) {
        char *end;
        if (!isdigit((unsigned char)*cp) || n == 4)
            return 0;
        parts[n++] = strtoul(cp, &end, 0);
        cp = end;
        if (*cp != '.')
            break;
        cp++;
    }
    if (*cp != '\0' && !isspace((unsigned char)*cp))
        return 0;
    for (int i = 0; i < n - 1; i++) {
        if (parts[i] > 255)
            return 0;
        address |= parts[i] << (24 - 8 * i);
    }
    if (parts[n - 1] > 0xffffffffUL >> (8 * (n - 1)))
        return 0;
    if (inp != NULL)
        inp->s_addr = htonl((uint32_t)(address | parts[n - 1]));
    return 1;
}

in_addr_t inet_addr(const char *cp)
{
    struct in_addr in;
    return inet_aton(cp, &in) ? in.s_addr : INADDR_NONE;
}

char *inet_ntoa(struct in_addr in)
{
    static char text[18];
    unsigned char *b = (unsigned char *)&in;
    snprintf(text, sizeof text, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    return text;
}

struct cmsghdr *__ipclab_cmsg_nxthdr(struct msghdr *mhdr, struct cmsghdr *cmsg)
{
    char *end = (char *)mhdr->msg_control + mhdr->msg_controllen;
    char *next = (char *)cmsg + CMSG_ALIGN(cmsg->cmsg_len);
    if (cmsg->cmsg_len < sizeof(struct cmsghdr) || next + sizeof(struct cmsghdr) > end)
        return NULL;
    return (struct cmsghdr *)next;
}

const char *inet_ntop(int af, const void *src, char *dst, socklen_t size)
{
    const unsigned char *b = src;
    if (af != AF_INET) {
        errno = EAFNOSUPPORT;
        return NULL;
    }
    if (snprintf(NULL, 0, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]) >= (int)size) {
        errno = ENOSPC;
        return NULL;
    }
    snprintf(dst, size, "%d.%d.%d.%d", b[0], b[1], b[2], b[3]);
    return dst;
}

/* Exactly four decimal numbers. */
int inet_pton(int af, const char *src, void *dst)
{
    unsigned char address[4];
    if (af != AF_INET) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        int value = 0, digits = 0;
        while (isdigit((unsigned char)*src) && digits < 3) {
            value = value * 10 + (*src++ - '0');
            digits++;
        }
        if (digits == 0 || value > 255 || *src != (i < 3 ? '.' : '\0'))
            return 0;
        address[i] = value;
        src++;
    }
    memcpy(dst, address, 4);
    return 1;
}
