#include <arpa/inet.h>
#include <stdio.h>

int main(void)
{
    unsigned short s = htons(0x1234);
    unsigned l = htonl(0x12345678);
    unsigned char *p = (unsigned char *)&s, *q = (unsigned char *)&l;
    printf("%02x %02x %02x %02x %02x %02x\n", p[0], p[1], q[0], q[1], q[2], q[3]);
    printf("%x %x\n", ntohs(s), ntohl(l));
    struct in_addr a = {inet_addr("192.168.1.20")};
    printf("%s %x\n", inet_ntoa(a), ntohl(a.s_addr));
    return 0;
}
