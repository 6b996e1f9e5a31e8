/* Shared memory, semaphores, message queues: declared, so that programs compile, and not modelled.
 * Reaching one ends the run with its name. When a mechanism comes into the model, its functions
 * leave this file. */
#include <mqueue.h>
#include <semaphore.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

void __ipclab_unsupported(const char *what);

int shmget(key_t key, size_t size, int shmflg)
{
    (void)key;
    (void)size;
    (void)shmflg;
    __ipclab_unsupported("shmget(2): System V shared memory");
    return -1;
}

void *shmat(int shmid, const void *shmaddr, int shmflg)
{
    (void)shmid;
    (void)shmaddr;
    (void)shmflg;
    __ipclab_unsupported("shmat(2): System V shared memory");
    return NULL;
}

int shmdt(const void *shmaddr)
{
    (void)shmaddr;
    __ipclab_unsupported("shmdt(2): System V shared memory");
    return -1;
}

int shmctl(int shmid, int cmd, struct shmid_ds *buf)
{
    (void)shmid;
    (void)cmd;
    (void)buf;
    __ipclab_unsupported("shmctl(2): System V shared memory");
    return -1;
}

int semget(key_t key, int nsems, int semflg)
{
    (void)key;
    (void)nsems;
    (void)semflg;
    __ipclab_unsupported("semget(2): System V semaphores");
    return -1;
}

int semop(int semid, struct sembuf *sops, size_t nsops)
{
    (void)semid;
    (void)sops;
    (void)nsops;
    __ipclab_unsupported("semop(2): System V semaphores");
    return -1;
}

int semtimedop(int semid, struct sembuf *sops, size_t nsops, const struct timespec *timeout)
{
    (void)semid;
    (void)sops;
    (void)nsops;
    (void)timeout;
    __ipclab_unsupported("semtimedop(2): System V semaphores");
    return -1;
}

int semctl(int semid, int semnum, int cmd, ...)
{
    (void)semid;
    (void)semnum;
    (void)cmd;
    __ipclab_unsupported("semctl(2): System V semaphores");
    return -1;
}

int msgget(key_t key, int msgflg)
{
    (void)key;
    (void)msgflg;
    __ipclab_unsupported("msgget(2): System V message queues");
    return -1;
}

int msgsnd(int msqid, const void *msgp, size_t msgsz, int msgflg)
{
    (void)msqid;
    (void)msgp;
    (void)msgsz;
    (void)msgflg;
    __ipclab_unsupported("msgsnd(2): System V message queues");
    return -1;
}

ssize_t msgrcv(int msqid, void *msgp, size_t msgsz, long msgtyp, int msgflg)
{
    (void)msqid;
    (void)msgp;
    (void)msgsz;
    (void)msgtyp;
    (void)msgflg;
    __ipclab_unsupported("msgrcv(2): System V message queues");
    return -1;
}

int msgctl(int msqid, int cmd, struct msqid_ds *buf)
{
    (void)msqid;
    (void)cmd;
    (void)buf;
    __ipclab_unsupported("msgctl(2): System V message queues");
    return -1;
}

mqd_t mq_open(const char *name, int oflag, ...)
{
    (void)name;
    (void)oflag;
    __ipclab_unsupported("mq_open(3): POSIX message queues");
    return -1;
}

int mq_close(mqd_t mqdes)
{
    (void)mqdes;
    __ipclab_unsupported("mq_close(3): POSIX message queues");
    return -1;
}

int mq_unlink(const char *name)
{
    (void)name;
    __ipclab_unsupported("mq_unlink(3): POSIX message queues");
    return -1;
}

int mq_send(mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned int msg_prio)
{
    (void)mqdes;
    (void)msg_ptr;
    (void)msg_len;
    (void)msg_prio;
    __ipclab_unsupported("mq_send(3): POSIX message queues");
    return -1;
}

int mq_timedsend(mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned int msg_prio, const struct timespec *abs_timeout)
{
    (void)mqdes;
    (void)msg_ptr;
    (void)msg_len;
    (void)msg_prio;
    (void)abs_timeout;
    __ipclab_unsupported("mq_timedsend(3): POSIX message queues");
    return -1;
}

ssize_t mq_receive(mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned int *msg_prio)
{
    (void)mqdes;
    (void)msg_ptr;
    (void)msg_len;
    (void)msg_prio;
    __ipclab_unsupported("mq_receive(3): POSIX message queues");
    return -1;
}

ssize_t mq_timedreceive(mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned int *msg_prio, const struct timespec *abs_timeout)
{
    (void)mqdes;
    (void)msg_ptr;
    (void)msg_len;
    (void)msg_prio;
    (void)abs_timeout;
    __ipclab_unsupported("mq_timedreceive(3): POSIX message queues");
    return -1;
}

int mq_getattr(mqd_t mqdes, struct mq_attr *attr)
{
    (void)mqdes;
    (void)attr;
    __ipclab_unsupported("mq_getattr(3): POSIX message queues");
    return -1;
}

int mq_setattr(mqd_t mqdes, const struct mq_attr *newattr, struct mq_attr *oldattr)
{
    (void)mqdes;
    (void)newattr;
    (void)oldattr;
    __ipclab_unsupported("mq_setattr(3): POSIX message queues");
    return -1;
}

int mq_notify(mqd_t mqdes, const struct sigevent *sevp)
{
    (void)mqdes;
    (void)sevp;
    __ipclab_unsupported("mq_notify(3): POSIX message queues");
    return -1;
}

int sem_init(sem_t *sem, int pshared, unsigned int value)
{
    (void)sem;
    (void)pshared;
    (void)value;
    __ipclab_unsupported("sem_init(3): POSIX semaphores");
    return -1;
}

int sem_destroy(sem_t *sem)
{
    (void)sem;
    __ipclab_unsupported("sem_destroy(3): POSIX semaphores");
    return -1;
}

sem_t *sem_open(const char *name, int oflag, ...)
{
    (void)name;
    (void)oflag;
    __ipclab_unsupported("sem_open(3): POSIX semaphores");
    return NULL;
}

int sem_close(sem_t *sem)
{
    (void)sem;
    __ipclab_unsupported("sem_close(3): POSIX semaphores");
    return -1;
}

int sem_unlink(const char *name)
{
    (void)name;
    __ipclab_unsupported("sem_unlink(3): POSIX semaphores");
    return -1;
}

int sem_wait(sem_t *sem)
{
    (void)sem;
    __ipclab_unsupported("sem_wait(3): POSIX semaphores");
    return -1;
}

int sem_trywait(sem_t *sem)
{
    (void)sem;
    __ipclab_unsupported("sem_trywait(3): POSIX semaphores");
    return -1;
}

int sem_timedwait(sem_t *sem, const struct timespec *abs_timeout)
{
    (void)sem;
    (void)abs_timeout;
    __ipclab_unsupported("sem_timedwait(3): POSIX semaphores");
    return -1;
}

int sem_post(sem_t *sem)
{
    (void)sem;
    __ipclab_unsupported("sem_post(3): POSIX semaphores");
    return -1;
}

int sem_getvalue(sem_t *sem, int *sval)
{
    (void)sem;
    (void)sval;
    __ipclab_unsupported("sem_getvalue(3): POSIX semaphores");
    return -1;
}

void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)
{
    (void)addr;
    (void)length;
    (void)prot;
    (void)flags;
    (void)fd;
    (void)offset;
    __ipclab_unsupported("mmap(2): memory mappings");
    return NULL;
}

int munmap(void *addr, size_t length)
{
    (void)addr;
    (void)length;
    __ipclab_unsupported("munmap(2): memory mappings");
    return -1;
}

int mprotect(void *addr, size_t len, int prot)
{
    (void)addr;
    (void)len;
    (void)prot;
    __ipclab_unsupported("mprotect(2): memory mappings");
    return -1;
}

int msync(void *addr, size_t length, int flags)
{
    (void)addr;
    (void)length;
    (void)flags;
    __ipclab_unsupported("msync(2): memory mappings");
    return -1;
}

int madvise(void *addr, size_t length, int advice)
{
    (void)addr;
    (void)length;
    (void)advice;
    __ipclab_unsupported("madvise(2): memory mappings");
    return -1;
}

void *mremap(void *old_address, size_t old_size, size_t new_size, int flags, ...)
{
    (void)old_address;
    (void)old_size;
    (void)new_size;
    (void)flags;
    __ipclab_unsupported("mremap(2): memory mappings");
    return NULL;
}

int mlock(const void *addr, size_t len)
{
    (void)addr;
    (void)len;
    __ipclab_unsupported("mlock(2): memory mappings");
    return -1;
}

int munlock(const void *addr, size_t len)
{
    (void)addr;
    (void)len;
    __ipclab_unsupported("munlock(2): memory mappings");
    return -1;
}

int mlockall(int flags)
{
    (void)flags;
    __ipclab_unsupported("mlockall(2): memory mappings");
    return -1;
}

int munlockall(void)
{
    __ipclab_unsupported("munlockall(2): memory mappings");
    return -1;
}

int shm_open(const char *name, int oflag, mode_t mode)
{
    (void)name;
    (void)oflag;
    (void)mode;
    __ipclab_unsupported("shm_open(3): memory mappings");
    return -1;
}

int shm_unlink(const char *name)
{
    (void)name;
    __ipclab_unsupported("shm_unlink(3): memory mappings");
    return -1;
}

int memfd_create(const char *name, unsigned int flags)
{
    (void)name;
    (void)flags;
    __ipclab_unsupported("memfd_create(2): memory mappings");
    return -1;
}

int brk(void *addr)
{
    (void)addr;
    __ipclab_unsupported("brk(2): memory mappings");
    return -1;
}
