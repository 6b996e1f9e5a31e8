/* Sockets and waiting for several descriptors: declared, so that programs compile, and not modelled.
 * Reaching one ends the run with its name. When a mechanism comes into the model, its functions
 * leave this file. */
#include <netdb.h>
#include <poll.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>

void __ipclab_unsupported(const char *what);

int h_errno;

int socket(int domain, int type, int protocol)
{
    (void)domain;
    (void)type;
    (void)protocol;
    __ipclab_unsupported("socket(2): sockets");
    return -1;
}

int socketpair(int domain, int type, int protocol, int sv[2])
{
    (void)domain;
    (void)type;
    (void)protocol;
    (void)sv;
    __ipclab_unsupported("socketpair(2): sockets");
    return -1;
}

int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    __ipclab_unsupported("bind(2): sockets");
    return -1;
}

int listen(int sockfd, int backlog)
{
    (void)sockfd;
    (void)backlog;
    __ipclab_unsupported("listen(2): sockets");
    return -1;
}

int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    __ipclab_unsupported("accept(2): sockets");
    return -1;
}

int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    (void)flags;
    __ipclab_unsupported("accept4(2): sockets");
    return -1;
}

int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    __ipclab_unsupported("connect(2): sockets");
    return -1;
}

int shutdown(int sockfd, int how)
{
    (void)sockfd;
    (void)how;
    __ipclab_unsupported("shutdown(2): sockets");
    return -1;
}

int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    __ipclab_unsupported("getsockname(2): sockets");
    return -1;
}

int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)
{
    (void)sockfd;
    (void)addr;
    (void)addrlen;
    __ipclab_unsupported("getpeername(2): sockets");
    return -1;
}

int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)
{
    (void)sockfd;
    (void)level;
    (void)optname;
    (void)optval;
    (void)optlen;
    __ipclab_unsupported("getsockopt(2): sockets");
    return -1;
}

int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen)
{
    (void)sockfd;
    (void)level;
    (void)optname;
    (void)optval;
    (void)optlen;
    __ipclab_unsupported("setsockopt(2): sockets");
    return -1;
}

ssize_t send(int sockfd, const void *buf, size_t len, int flags)
{
    (void)sockfd;
    (void)buf;
    (void)len;
    (void)flags;
    __ipclab_unsupported("send(2): sockets");
    return -1;
}

ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen)
{
    (void)sockfd;
    (void)buf;
    (void)len;
    (void)flags;
    (void)dest_addr;
    (void)addrlen;
    __ipclab_unsupported("sendto(2): sockets");
    return -1;
}

ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)
{
    (void)sockfd;
    (void)msg;
    (void)flags;
    __ipclab_unsupported("sendmsg(2): sockets");
    return -1;
}

ssize_t recv(int sockfd, void *buf, size_t len, int flags)
{
    (void)sockfd;
    (void)buf;
    (void)len;
    (void)flags;
    __ipclab_unsupported("recv(2): sockets");
    return -1;
}

ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen)
{
    (void)sockfd;
    (void)buf;
    (void)len;
    (void)flags;
    (void)src_addr;
    (void)addrlen;
    __ipclab_unsupported("recvfrom(2): sockets");
    return -1;
}

ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)
{
    (void)sockfd;
    (void)msg;
    (void)flags;
    __ipclab_unsupported("recvmsg(2): sockets");
    return -1;
}

struct hostent *gethostbyname(const char *name)
{
    (void)name;
    __ipclab_unsupported("gethostbyname(3): host names");
    return NULL;
}

struct hostent *gethostbyaddr(const void *addr, socklen_t len, int type)
{
    (void)addr;
    (void)len;
    (void)type;
    __ipclab_unsupported("gethostbyaddr(3): host names");
    return NULL;
}

struct servent *getservbyname(const char *name, const char *proto)
{
    (void)name;
    (void)proto;
    __ipclab_unsupported("getservbyname(3): host names");
    return NULL;
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res)
{
    (void)node;
    (void)service;
    (void)hints;
    (void)res;
    __ipclab_unsupported("getaddrinfo(3): host names");
    return -1;
}

void freeaddrinfo(struct addrinfo *res)
{
    (void)res;
    __ipclab_unsupported("freeaddrinfo(3): host names");
}

const char *gai_strerror(int errcode)
{
    (void)errcode;
    __ipclab_unsupported("gai_strerror(3): host names");
    return NULL;
}

int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags)
{
    (void)addr;
    (void)addrlen;
    (void)host;
    (void)hostlen;
    (void)serv;
    (void)servlen;
    (void)flags;
    __ipclab_unsupported("getnameinfo(3): host names");
    return -1;
}

void herror(const char *s)
{
    (void)s;
    __ipclab_unsupported("herror(3): host names");
}

const char *hstrerror(int err)
{
    (void)err;
    __ipclab_unsupported("hstrerror(3): host names");
    return NULL;
}

int poll(struct pollfd *fds, nfds_t nfds, int timeout)
{
    (void)fds;
    (void)nfds;
    (void)timeout;
    __ipclab_unsupported("poll(2): waiting for several descriptors");
    return -1;
}

int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask)
{
    (void)fds;
    (void)nfds;
    (void)tmo_p;
    (void)sigmask;
    __ipclab_unsupported("ppoll(2): waiting for several descriptors");
    return -1;
}

int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout)
{
    (void)nfds;
    (void)readfds;
    (void)writefds;
    (void)exceptfds;
    (void)timeout;
    __ipclab_unsupported("select(2): waiting for several descriptors");
    return -1;
}

int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout, const sigset_t *sigmask)
{
    (void)nfds;
    (void)readfds;
    (void)writefds;
    (void)exceptfds;
    (void)timeout;
    (void)sigmask;
    __ipclab_unsupported("pselect(2): waiting for several descriptors");
    return -1;
}

int epoll_create(int size)
{
    (void)size;
    __ipclab_unsupported("epoll_create(2): waiting for several descriptors");
    return -1;
}

int epoll_create1(int flags)
{
    (void)flags;
    __ipclab_unsupported("epoll_create1(2): waiting for several descriptors");
    return -1;
}

int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)
{
    (void)epfd;
    (void)op;
    (void)fd;
    (void)event;
    __ipclab_unsupported("epoll_ctl(2): waiting for several descriptors");
    return -1;
}

int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)
{
    (void)epfd;
    (void)events;
    (void)maxevents;
    (void)timeout;
    __ipclab_unsupported("epoll_wait(2): waiting for several descriptors");
    return -1;
}

int epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask)
{
    (void)epfd;
    (void)events;
    (void)maxevents;
    (void)timeout;
    (void)sigmask;
    __ipclab_unsupported("epoll_pwait(2): waiting for several descriptors");
    return -1;
}
