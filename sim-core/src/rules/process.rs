use super::rules;

rules! {
    ForkReturnsTwice "PROC-01" tier 1
    cite "x"
    en "fork returns 0 in the child and the child's pid in the parent" ko "x";
    ForkCopiesMemory "PROC-02" tier 1
    cite "x"
    en "child memory is a copy: later private stores on either side are invisible to the other" ko "x";
    ForkSharesMappings "PROC-03" tier 1
    cite "x"
    en "MAP_SHARED mappings and SysV attachments stay shared with the child" ko "x" waits "x";
    ForkCopiesDescriptors "PROC-04" tier 1
    cite "x"
    en "child gets copies of all descriptors, same descriptions" ko "x";
    ForkKeepsDispositions "PROC-05" tier 1
    cite "x"
    en "child inherits signal dispositions and mask, but no pending signals" ko "x";
    ForkDropsAlarm "PROC-06" tier 2
    cite "x"
    en "alarm/itimer/POSIX timers are not inherited" ko "x";
    ForkDropsUndo "PROC-07" tier 2
    cite "x"
    en "SysV semaphore undo values are not inherited" ko "x" waits "x";
    ForkTakesOneThread "PROC-08" tier 2
    cite "x"
    en "only the calling thread exists in the child; mutexes locked by other threads stay locked there" ko "x" waits "x";
    ForkCopiesBuffers "PROC-09" tier 2
    cite "x"
    en "unflushed stdio buffers are copied and may be written twice" ko "x";
    ForkOrderIsOpen "PROC-10" tier 1
    cite "x"
    en "after fork the order in which parent and child run is not defined" ko "x";
    ExecKeepsIdentity "PROC-11" tier 1
    cite "x"
    en "execve keeps pid, ppid, process group, mask, pending signals, ignored dispositions, alarm" ko "x";
    ExecResetsHandlers "PROC-12" tier 1
    cite "x"
    en "execve resets caught signals to default" ko "x";
    ExecDropsMemory "PROC-13" tier 1
    cite "x"
    en "execve drops all memory mappings, detaches SysV shm, closes mq descriptors and named semaphores" ko "x";
    ExecKeepsUndo "PROC-14" tier 2
    cite "x"
    en "SysV undo values survive execve and are applied at exit" ko "x" waits "x";
    ExecKeepsIgnoredSigpipe "PROC-15" tier 2
    cite "x"
    en "SIGPIPE ignored by the parent stays ignored in the exec'd program" ko "x";
    FailedExecChangesNothing "PROC-16" tier 2
    cite "x"
    en "failed execve (ENOENT, EACCES, ENOEXEC) returns -1 and changes nothing" ko "x";
    WaitSleeps "PROC-17" tier 1
    cite "x"
    en "waitpid(pid,0) sleeps until that child changed state, returns at once if it already has" ko "x";
    WaitExitStatus "PROC-18" tier 1
    cite "x"
    en "WIFEXITED gives exit status & 0xff" ko "x";
    WaitKillingSignal "PROC-19" tier 1
    cite "x"
    en "WIFSIGNALED/WTERMSIG tell the killing signal" ko "x";
    WaitNohangNone "PROC-20" tier 1
    cite "x"
    en "WNOHANG returns 0 when children exist but none is waitable" ko "x";
    WaitNoChild "PROC-21" tier 1
    cite "x"
    en "no (matching) child: ECHILD, also for another process's child or one already reaped" ko "x";
    DeadStaysZombie "PROC-22" tier 1
    cite "x"
    en "a dead, unwaited child stays a zombie holding pid and status" ko "x";
    WaitStopContinue "PROC-23" tier 2
    cite "x"
    en "WUNTRACED/WCONTINUED also report stop and continue" ko "x";
    WaitLeavesZombie "PROC-24" tier 2
    cite "x"
    en "waitid(WNOWAIT) reports without reaping" ko "x";
    WaitpidChooses "PROC-25" tier 2
    cite "x"
    en "waitpid pid argument: >0 that child, -1 any, 0 same group, <-1 that group" ko "x";
    ChildEndSignals "PROC-26" tier 1
    cite "x"
    en "child termination sends SIGCHLD to the parent" ko "x";
    OrphansGoToInit "PROC-27" tier 1
    cite "x"
    en "children of a dead process are reparented to init/subreaper and keep running" ko "x";
    EndClosesFirst "PROC-28" tier 2
    cite "x"
    en "a dying process closes its descriptors before it becomes waitable: EOF can be seen while waitpid(WNOHANG) still gives 0" ko "x";
    ExitSkipsFlush "PROC-29" tier 2
    cite "x"
    en "exit() runs atexit handlers and flushes stdio, _exit() does not" ko "x";
    IgnoredChildrenVanish "PROC-30" tier 2
    cite "x"
    en "with SIGCHLD set to SIG_IGN (or SA_NOCLDWAIT) children leave no zombie; waitpid blocks until all are gone, then ECHILD" ko "x";
    ChildrenSurviveKill "PROC-31" tier 1
    cite "x"
    en "killing a parent does not kill its children" ko "x";
    ChildSignalsMerge "PROC-32" tier 2
    cite "x"
    en "several children dying while SIGCHLD is blocked leave one pending SIGCHLD: loop waitpid(WNOHANG)" ko "x";
    ForkSharesQueueFlags "PROC-33" tier 2
    cite "x"
    en "child and parent share the mq descriptors' flags (O_NONBLOCK)" ko "x" waits "x";
}
