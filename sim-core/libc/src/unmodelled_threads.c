/* Threads: declared, so that programs compile, and not modelled.
 * Reaching one ends the run with its name. When a mechanism comes into the model, its functions
 * leave this file. */
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

void __ipclab_unsupported(const char *what);

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start_routine)(void *), void *arg)
{
    (void)thread;
    (void)attr;
    (void)start_routine;
    (void)arg;
    __ipclab_unsupported("pthread_create(3): threads");
    return -1;
}

int pthread_join(pthread_t thread, void **retval)
{
    (void)thread;
    (void)retval;
    __ipclab_unsupported("pthread_join(3): threads");
    return -1;
}

int pthread_detach(pthread_t thread)
{
    (void)thread;
    __ipclab_unsupported("pthread_detach(3): threads");
    return -1;
}

void pthread_exit(void *retval)
{
    (void)retval;
    __ipclab_unsupported("pthread_exit(3): threads");
    for (;;)
        ;
}

pthread_t pthread_self(void)
{
    __ipclab_unsupported("pthread_self(3): threads");
    return -1;
}

int pthread_equal(pthread_t t1, pthread_t t2)
{
    (void)t1;
    (void)t2;
    __ipclab_unsupported("pthread_equal(3): threads");
    return -1;
}

int pthread_cancel(pthread_t thread)
{
    (void)thread;
    __ipclab_unsupported("pthread_cancel(3): threads");
    return -1;
}

int pthread_setcancelstate(int state, int *oldstate)
{
    (void)state;
    (void)oldstate;
    __ipclab_unsupported("pthread_setcancelstate(3): threads");
    return -1;
}

int pthread_setcanceltype(int type, int *oldtype)
{
    (void)type;
    (void)oldtype;
    __ipclab_unsupported("pthread_setcanceltype(3): threads");
    return -1;
}

void pthread_testcancel(void)
{
    __ipclab_unsupported("pthread_testcancel(3): threads");
}

int pthread_attr_init(pthread_attr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_attr_init(3): threads");
    return -1;
}

int pthread_attr_destroy(pthread_attr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_attr_destroy(3): threads");
    return -1;
}

int pthread_attr_setdetachstate(pthread_attr_t *attr, int detachstate)
{
    (void)attr;
    (void)detachstate;
    __ipclab_unsupported("pthread_attr_setdetachstate(3): threads");
    return -1;
}

int pthread_attr_setstacksize(pthread_attr_t *attr, size_t stacksize)
{
    (void)attr;
    (void)stacksize;
    __ipclab_unsupported("pthread_attr_setstacksize(3): threads");
    return -1;
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attr)
{
    (void)mutex;
    (void)attr;
    __ipclab_unsupported("pthread_mutex_init(3): threads");
    return -1;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    (void)mutex;
    __ipclab_unsupported("pthread_mutex_destroy(3): threads");
    return -1;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    (void)mutex;
    __ipclab_unsupported("pthread_mutex_lock(3): threads");
    return -1;
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    (void)mutex;
    __ipclab_unsupported("pthread_mutex_trylock(3): threads");
    return -1;
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    (void)mutex;
    __ipclab_unsupported("pthread_mutex_unlock(3): threads");
    return -1;
}

int pthread_mutex_consistent(pthread_mutex_t *mutex)
{
    (void)mutex;
    __ipclab_unsupported("pthread_mutex_consistent(3): threads");
    return -1;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_mutexattr_init(3): threads");
    return -1;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_mutexattr_destroy(3): threads");
    return -1;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int pshared)
{
    (void)attr;
    (void)pshared;
    __ipclab_unsupported("pthread_mutexattr_setpshared(3): threads");
    return -1;
}

int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robustness)
{
    (void)attr;
    (void)robustness;
    __ipclab_unsupported("pthread_mutexattr_setrobust(3): threads");
    return -1;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int kind)
{
    (void)attr;
    (void)kind;
    __ipclab_unsupported("pthread_mutexattr_settype(3): threads");
    return -1;
}

int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *attr)
{
    (void)cond;
    (void)attr;
    __ipclab_unsupported("pthread_cond_init(3): threads");
    return -1;
}

int pthread_cond_destroy(pthread_cond_t *cond)
{
    (void)cond;
    __ipclab_unsupported("pthread_cond_destroy(3): threads");
    return -1;
}

int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex)
{
    (void)cond;
    (void)mutex;
    __ipclab_unsupported("pthread_cond_wait(3): threads");
    return -1;
}

int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *abstime)
{
    (void)cond;
    (void)mutex;
    (void)abstime;
    __ipclab_unsupported("pthread_cond_timedwait(3): threads");
    return -1;
}

int pthread_cond_signal(pthread_cond_t *cond)
{
    (void)cond;
    __ipclab_unsupported("pthread_cond_signal(3): threads");
    return -1;
}

int pthread_cond_broadcast(pthread_cond_t *cond)
{
    (void)cond;
    __ipclab_unsupported("pthread_cond_broadcast(3): threads");
    return -1;
}

int pthread_condattr_init(pthread_condattr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_condattr_init(3): threads");
    return -1;
}

int pthread_condattr_setpshared(pthread_condattr_t *attr, int pshared)
{
    (void)attr;
    (void)pshared;
    __ipclab_unsupported("pthread_condattr_setpshared(3): threads");
    return -1;
}

int pthread_condattr_destroy(pthread_condattr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_condattr_destroy(3): threads");
    return -1;
}

int pthread_rwlock_init(pthread_rwlock_t *rwlock, const pthread_rwlockattr_t *attr)
{
    (void)rwlock;
    (void)attr;
    __ipclab_unsupported("pthread_rwlock_init(3): threads");
    return -1;
}

int pthread_rwlock_destroy(pthread_rwlock_t *rwlock)
{
    (void)rwlock;
    __ipclab_unsupported("pthread_rwlock_destroy(3): threads");
    return -1;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *rwlock)
{
    (void)rwlock;
    __ipclab_unsupported("pthread_rwlock_rdlock(3): threads");
    return -1;
}

int pthread_rwlock_wrlock(pthread_rwlock_t *rwlock)
{
    (void)rwlock;
    __ipclab_unsupported("pthread_rwlock_wrlock(3): threads");
    return -1;
}

int pthread_rwlock_unlock(pthread_rwlock_t *rwlock)
{
    (void)rwlock;
    __ipclab_unsupported("pthread_rwlock_unlock(3): threads");
    return -1;
}

int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attr, unsigned int count)
{
    (void)barrier;
    (void)attr;
    (void)count;
    __ipclab_unsupported("pthread_barrier_init(3): threads");
    return -1;
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
    (void)barrier;
    __ipclab_unsupported("pthread_barrier_wait(3): threads");
    return -1;
}

int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
    (void)barrier;
    __ipclab_unsupported("pthread_barrier_destroy(3): threads");
    return -1;
}

int pthread_barrierattr_init(pthread_barrierattr_t *attr)
{
    (void)attr;
    __ipclab_unsupported("pthread_barrierattr_init(3): threads");
    return -1;
}

int pthread_barrierattr_setpshared(pthread_barrierattr_t *attr, int pshared)
{
    (void)attr;
    (void)pshared;
    __ipclab_unsupported("pthread_barrierattr_setpshared(3): threads");
    return -1;
}

int pthread_once(pthread_once_t *once_control, void (*init_routine)(void))
{
    (void)once_control;
    (void)init_routine;
    __ipclab_unsupported("pthread_once(3): threads");
    return -1;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    (void)key;
    (void)destructor;
    __ipclab_unsupported("pthread_key_create(3): threads");
    return -1;
}

void *pthread_getspecific(pthread_key_t key)
{
    (void)key;
    __ipclab_unsupported("pthread_getspecific(3): threads");
    return NULL;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    (void)key;
    (void)value;
    __ipclab_unsupported("pthread_setspecific(3): threads");
    return -1;
}

int pthread_spin_init(pthread_spinlock_t *lock, int pshared)
{
    (void)lock;
    (void)pshared;
    __ipclab_unsupported("pthread_spin_init(3): threads");
    return -1;
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
    (void)lock;
    __ipclab_unsupported("pthread_spin_lock(3): threads");
    return -1;
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
    (void)lock;
    __ipclab_unsupported("pthread_spin_unlock(3): threads");
    return -1;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
    (void)lock;
    __ipclab_unsupported("pthread_spin_destroy(3): threads");
    return -1;
}

int pthread_yield(void)
{
    __ipclab_unsupported("pthread_yield(3): threads");
    return -1;
}

int pthread_kill(pthread_t thread, int sig)
{
    (void)thread;
    (void)sig;
    __ipclab_unsupported("pthread_kill(3): threads");
    return -1;
}
