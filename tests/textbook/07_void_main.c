#include<stdio.h>
#include<stdlib.h>
#include<unistd.h>
#include<sys/wait.h>
void main()
{
    int i,fd[2];
    char msg[3][20]={"first","second","third"};
    char rd[20];
    if(pipe(fd)<0)
    {
        printf("pipe failed");
        exit(1);
    }
    if(fork()==0)
    {
        close(fd[0]);
        for(i=0;i<3;i++)
            write(fd[1],msg[i],20);
        exit(0);
    }
    else
    {
        close(fd[1]);
        for(i=0;i<3;i++)
        {
            read(fd[0],rd,20);
            printf("received %s\n",rd);
        }
        wait(0);
    }
    exit(0);
}
