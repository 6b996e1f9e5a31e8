//! What processes do: fork(2), execve(2), wait(2), _exit(2), as far as pipes and files see it.

use super::rules;

rules! {
    ForkReturnsTwice "PROC-01" tier 1
    cite "fork(2) RETURN VALUE; probe PROC-a"
    en "fork returns twice: the child's pid in the parent, 0 in the child."
    ko "fork는 두 번 돌아옵니다. 부모에게는 자식의 pid를, 자식에게는 0을 돌려줍니다.";

    ForkCopiesMemory "PROC-02" tier 1 is Aside
    cite "fork(2) DESCRIPTION; probe PROC-c"
    en "The child has a copy of the memory: what either stores from now on the other does not see."
    ko "자식은 메모리의 복사본을 가집니다. 이제부터 한쪽이 저장한 것은 다른 쪽에 보이지 않습니다.";

    ForkSharesMappings "PROC-03" tier 1
    cite "fork(2) DESCRIPTION, mmap(2) MAP_SHARED; probe MMAP-d"
    en "MAP_SHARED mappings and attached System V segments stay shared with the child."
    ko "MAP_SHARED 매핑과 붙여 둔 System V 세그먼트는 자식과 계속 공유됩니다."
    waits "shared mappings are not modelled yet";

    ForkCopiesDescriptors "PROC-04" tier 1 is Aside
    cite "fork(2) DESCRIPTION; probe PROC-c"
    en "The child gets a copy of every descriptor, referring to the same open file descriptions."
    ko "자식은 모든 디스크립터의 복사본을 받고, 그것들은 같은 열린 파일 기술을 가리킵니다.";

    ForkKeepsDispositions "PROC-05" tier 1 is Aside
    cite "fork(2) DESCRIPTION, signal(7) \"Signal dispositions\"; probe SIG-h"
    en "The child inherits what is done with signals and which are blocked, but none that are pending."
    ko "자식은 시그널을 어떻게 다루는지와 무엇을 막았는지를 물려받지만 보류 중인 시그널은 물려받지 않습니다.";

    ForkDropsAlarm "PROC-06" tier 2 is Aside
    cite "fork(2) DESCRIPTION, alarm(2) NOTES; probe SIG-h"
    en "The parent's alarm is not inherited."
    ko "부모의 알람은 물려받지 않습니다.";

    ForkDropsUndo "PROC-07" tier 2
    cite "semop(2) NOTES; probe SEMV-d"
    en "SEM_UNDO values of System V semaphores are not inherited."
    ko "System V 세마포어의 SEM_UNDO 값은 물려받지 않습니다."
    waits "System V semaphores are not modelled yet";

    ForkTakesOneThread "PROC-08" tier 2
    cite "fork(2) DESCRIPTION, pthread_atfork(3)"
    en "Only the thread that called fork exists in the child; mutexes that others held stay locked there."
    ko "자식에는 fork를 부른 스레드만 있습니다. 다른 스레드가 쥐고 있던 뮤텍스는 잠긴 채로 남습니다."
    waits "threads are not modelled yet";

    ForkCopiesBuffers "PROC-09" tier 2 is Aside
    cite "fork(2), stdio(3); probe PROC-c"
    en "Output that stdio has not written yet is memory too: fork copies it, and both processes write it."
    ko "stdio가 아직 쓰지 않은 출력도 메모리입니다. fork는 그것도 복사하므로 두 프로세스가 모두 씁니다.";

    ForkOrderIsOpen "PROC-10" tier 1 is Aside
    cite "fork(2) NOTES"
    en "Which of the two runs first after fork is not defined."
    ko "fork 뒤에 둘 가운데 누가 먼저 실행될지는 정해져 있지 않습니다.";

    ExecKeepsIdentity "PROC-11" tier 1
    cite "execve(2) \"Effect on process attributes\"; probe SIG-h"
    en "exec runs another program in the same process: pid, parent, process group, signal mask, pending and ignored signals stay."
    ko "exec은 같은 프로세스에서 다른 프로그램을 실행합니다. pid, 부모, 프로세스 그룹, 시그널 마스크, 보류 중이거나 무시한 시그널이 그대로입니다.";

    ExecResetsHandlers "PROC-12" tier 1
    cite "execve(2) \"Effect on process attributes\"; probe SIG-h"
    en "A handler is code of the old program, so exec sets caught signals back to their default."
    ko "핸들러는 옛 프로그램의 코드이므로 exec은 처리하던 시그널을 기본 동작으로 되돌립니다.";

    ExecDropsMemory "PROC-13" tier 1 is Aside
    cite "execve(2) \"Effect on process attributes\"; probe SHMV-c"
    en "exec drops the old memory with everything mapped into it; the new program starts with its own."
    ko "exec은 옛 메모리와 거기에 매핑된 것을 모두 버립니다. 새 프로그램은 자기 메모리로 시작합니다.";

    ExecKeepsUndo "PROC-14" tier 2
    cite "semop(2) NOTES; probe SEMV-d"
    en "SEM_UNDO values survive exec and are applied when the process ends."
    ko "SEM_UNDO 값은 exec 뒤에도 남아 프로세스가 끝날 때 적용됩니다."
    waits "System V semaphores are not modelled yet";

    ExecKeepsIgnoredSigpipe "PROC-15" tier 2
    cite "execve(2) \"Effect on process attributes\", signal(7); probe SIG-m"
    en "SIGPIPE was ignored and stays so in the new program: its writes to a broken pipe fail with EPIPE instead of killing it."
    ko "무시하던 SIGPIPE는 새 프로그램에서도 무시됩니다. 끊어진 파이프에 쓰면 죽는 대신 EPIPE로 실패합니다.";

    FailedExecChangesNothing "PROC-16" tier 2
    cite "execve(2) RETURN VALUE, ERRORS; probe BASIC-j"
    en "exec failed and returns -1; the process goes on as it was."
    ko "exec이 실패해 -1을 돌려줍니다. 프로세스는 하던 대로 계속합니다.";

    WaitSleeps "PROC-17" tier 1
    cite "wait(2) DESCRIPTION; probe PROC-a"
    en "No child that is asked for has changed state yet, so wait sleeps until one does."
    ko "기다리는 자식 가운데 상태가 바뀐 자식이 아직 없으므로 wait는 바뀔 때까지 잠듭니다.";

    WaitExitStatus "PROC-18" tier 1
    cite "wait(2) WEXITSTATUS; probe PROC-a"
    en "The child exited; of its status only the low eight bits arrive."
    ko "자식이 스스로 끝났습니다. 종료 상태는 아래 8비트만 전해집니다.";

    WaitKillingSignal "PROC-19" tier 1
    cite "wait(2) WTERMSIG; probe PROC-a"
    en "The child was killed by a signal, and wait tells which."
    ko "자식은 시그널로 죽었고, wait가 어떤 시그널인지 알려 줍니다.";

    WaitNohangNone "PROC-20" tier 1
    cite "wait(2) WNOHANG; probe PROC-a"
    en "There are children, but none is waitable: WNOHANG returns 0 instead of sleeping."
    ko "자식은 있지만 거둘 자식이 없으므로 WNOHANG은 잠드는 대신 0을 돌려줍니다.";

    WaitNoChild "PROC-21" tier 1
    cite "wait(2) ERRORS ECHILD; probe PROC-a"
    en "The process has no child of that kind, never had or has already waited for it: ECHILD."
    ko "그런 자식이 없습니다. 처음부터 없었거나 이미 거두었으므로 ECHILD입니다.";

    DeadStaysZombie "PROC-22" tier 1
    cite "wait(2) NOTES; probe PROC-a"
    en "The process has ended; until its parent waits, a zombie keeps pid and status."
    ko "프로세스가 끝났습니다. 부모가 거둘 때까지 좀비가 pid와 종료 상태를 간직합니다.";

    WaitStopContinue "PROC-23" tier 2
    cite "wait(2) WUNTRACED, WCONTINUED; probe SIG-f"
    en "wait was asked to report stops and continues as well, and there is one to report."
    ko "멈춤과 계속도 알려 달라고 했고, 알릴 일이 생겼습니다.";

    WaitLeavesZombie "PROC-24" tier 2
    cite "wait(2) waitid WNOWAIT; probe PROC-a"
    en "WNOWAIT: the status is reported, and the child stays waitable."
    ko "WNOWAIT이므로 상태만 알려 주고 자식은 계속 거둘 수 있는 채로 남습니다.";

    WaitpidChooses "PROC-25" tier 2 is Aside
    cite "wait(2) waitpid; probe PROC-a"
    en "The first argument chooses: above 0 that child, -1 any, 0 those of the caller's process group, below -1 those of that group."
    ko "첫째 인자가 고릅니다. 0보다 크면 그 자식, -1이면 아무나, 0이면 같은 프로세스 그룹, -1보다 작으면 그 그룹의 자식입니다.";

    ChildEndSignals "PROC-26" tier 1 is Aside
    cite "_exit(2) DESCRIPTION; probe SIG-d"
    en "A process ended: its parent is sent SIGCHLD."
    ko "프로세스가 끝나 부모에게 SIGCHLD를 보냅니다.";

    OrphansGoToInit "PROC-27" tier 1 is Deciding
    cite "_exit(2) DESCRIPTION, prctl(2) PR_SET_CHILD_SUBREAPER; probe PROC-b"
    en "The process had children: they run on as children of init (or of a subreaper)."
    ko "자식을 둔 프로세스가 끝났습니다. 자식들은 init(또는 서브리퍼)의 자식이 되어 계속 실행됩니다.";

    EndClosesFirst "PROC-28" tier 2
    cite "kernel/exit.c do_exit (exit_files before exit_notify); probe PROC-b"
    en "A dying process closes its descriptors before it becomes waitable: others may see end of file while WNOHANG still says 0."
    ko "죽어 가는 프로세스는 거둘 수 있게 되기 전에 디스크립터를 닫습니다. WNOHANG이 아직 0을 돌려줄 때 파일 끝이 먼저 보일 수 있습니다."
    waits "lockstep waits until the dying process is a zombie before its parent asks; probe PROC-b saw it in 296 of 300 runs";

    ExitSkipsFlush "PROC-29" tier 2 is Aside
    cite "exit(3), _exit(2) DESCRIPTION; probe BASIC-j"
    en "exit runs the atexit functions and writes what stdio holds; _exit and death by signal do neither."
    ko "exit는 atexit 함수를 실행하고 stdio에 남은 것을 씁니다. _exit와 시그널에 의한 죽음은 어느 것도 하지 않습니다.";

    IgnoredChildrenVanish "PROC-30" tier 2 is Deciding
    cite "wait(2) NOTES, sigaction(2) SA_NOCLDWAIT; probe SIG-d"
    en "The parent ignores SIGCHLD: the child leaves no zombie, and wait sleeps until all are gone, then fails with ECHILD."
    ko "부모가 SIGCHLD를 무시하므로 자식은 좀비를 남기지 않습니다. wait는 모두 사라질 때까지 잠들었다가 ECHILD로 실패합니다.";

    ChildrenSurviveKill "PROC-31" tier 1 is Deciding
    cite "kill(2), _exit(2); probe PROC-i"
    en "The process was killed; its children were not."
    ko "프로세스는 죽임을 당했지만 그 자식들은 그렇지 않습니다.";

    ChildSignalsMerge "PROC-32" tier 2 is Deciding
    cite "signal(7) \"Queueing and delivery semantics for standard signals\"; probe SIG-d"
    en "SIGCHLD is pending already: ends of several children make one signal, so a handler must wait in a loop."
    ko "SIGCHLD가 이미 보류 중입니다. 여러 자식의 끝이 시그널 하나가 되므로 핸들러는 wait를 되풀이해야 합니다.";

    ForkSharesQueueFlags "PROC-33" tier 2
    cite "mq_overview(7) \"Relationship between mq descriptors and fork\""
    en "Copies of a POSIX message queue descriptor share its flags."
    ko "POSIX 메시지 큐 디스크립터의 복사본들은 플래그를 함께 씁니다."
    waits "POSIX message queues are not modelled yet";
}
