//! Why a process sleeps, who could wake it, and why a call failed: data first, then sentences.
//!
//! Two facts a reader would get wrong: whoever could wake a sleeper may itself sleep for ever; and
//! a process can be the only one that could wake itself. Sentences are pairs: English, Korean.

use crate::kernel::files::Kind;
use crate::kernel::lock::{LockOwner, LockedFile};
use crate::kernel::{Kernel, Object, PipeId, Wait};
use crate::ordered::sorted;
use crate::rules::Rule;
use crate::syscalls::{OpenFlags, SysId};
use crate::value::{Errno, ProcId};

/// A process that could wake a sleeper, or would have to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Helper {
    /// Which.
    pub who: ProcId,
    /// Its descriptors that matter; empty when it needs none.
    pub fds: Vec<i32>,
    /// Whether it sleeps for ever itself.
    pub stuck: bool,
}

/// Whether a sleeper can ever go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hope {
    /// It was woken: its own next step tries again.
    Woken,
    /// The clock wakes it.
    Timer,
    /// Somebody who is not asleep for ever could wake it.
    Others,
    /// Only the process itself could, and it sleeps.
    OnlyItself,
    /// Everybody who could is asleep for ever too.
    Deadlock,
    /// There is nobody who could.
    Nobody,
}

/// Why a process sleeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asleep {
    /// The call it sleeps in, "read".
    pub call: &'static str,
    /// What it waits for.
    pub wait: Wait,
    /// Bytes the call moved before it fell asleep.
    pub done: u64,
    /// Who could wake it; itself too, if it holds the end that is needed.
    pub helpers: Vec<Helper>,
    /// Whether that will ever happen.
    pub hope: Hope,
}

/// Why `who` sleeps; `None` if it does not.
#[must_use]
pub fn asleep(k: &Kernel, who: ProcId) -> Option<Asleep> {
    let sleep = k.process(who).sleep()?;
    let stuck = stuck(k);
    let helpers: Vec<Helper> = could_wake(k, who, &sleep.wait)
        .into_iter()
        .map(|(other, fds)| Helper { who: other, fds, stuck: stuck.contains(&other) })
        .collect();
    let hope = if k.is_ready(who) {
        Hope::Woken
    } else if k.is_timed(who) {
        Hope::Timer
    } else if !stuck.contains(&who) {
        Hope::Others
    } else if helpers.is_empty() {
        Hope::Nobody
    } else if helpers.iter().all(|helper| helper.who == who) {
        Hope::OnlyItself
    } else {
        Hope::Deadlock
    };
    let call = sleep.call.id().row().name;
    Some(Asleep { call, wait: sleep.wait.clone(), done: sleep.done, helpers, hope })
}

/// Every process that sleeps and will never be woken by what the others can still do.
///
/// Starts from all sleepers and takes out, until nothing changes, those whom somebody outside of
/// the set could wake. Signals do not count as help.
#[must_use]
pub fn stuck(k: &Kernel) -> Vec<ProcId> {
    let sleeps = |who: &ProcId| k.process(*who).sleep().is_some();
    let goes_on =
        |who: ProcId| k.is_ready(who) || k.is_timed(who) || !k.deliverable(who).is_empty();
    let mut stuck: Vec<ProcId> = k.ids().filter(sleeps).filter(|who| !goes_on(*who)).collect();
    loop {
        let helped = |who: &ProcId| {
            let wait = k.process(*who).sleep().map(|sleep| &sleep.wait);
            wait.is_some_and(|wait| {
                could_wake(k, *who, wait).iter().any(|(other, _)| !stuck.contains(other))
            })
        };
        let left: Vec<ProcId> = stuck.iter().copied().filter(|who| !helped(who)).collect();
        if left.len() == stuck.len() {
            return left;
        }
        stuck = left;
    }
}

/// Who could do what `who` waits for, with the descriptors it takes.
fn could_wake(k: &Kernel, who: ProcId, wait: &Wait) -> Vec<(ProcId, Vec<i32>)> {
    let living = || k.ids().filter(|other| k.process(*other).lives());
    let others = || living().filter(|other| *other != who).map(|other| (other, Vec::new()));
    match wait {
        Wait::PipeReadable(pipe) => holders(k, *pipe, OpenFlags::O_RDONLY),
        Wait::PipeWritable(pipe) => holders(k, *pipe, OpenFlags::O_WRONLY),
        Wait::FifoReader(_) | Wait::FifoWriter(_) | Wait::Signal => others().collect(),
        Wait::Child => {
            let child = |other: &ProcId| k.process(*other).parent == Some(who);
            living().filter(child).map(|other| (other, Vec::new())).collect()
        }
        Wait::VforkChild(child) => vec![(*child, Vec::new())],
        Wait::Lock(file) => lock_holders(k, *file),
        Wait::Clock(_) => Vec::new(),
    }
}

/// Living processes with a descriptor of a pipe that is not just open for `without`.
fn holders(k: &Kernel, pipe: PipeId, without: i32) -> Vec<(ProcId, Vec<i32>)> {
    descriptors(k, |description| {
        let open = k.description(description);
        open.object == Object::Pipe(pipe) && open.flags & OpenFlags::O_ACCMODE != without
    })
}

fn lock_holders(k: &Kernel, file: LockedFile) -> Vec<(ProcId, Vec<i32>)> {
    let mut found = Vec::new();
    for lock in k.locks().iter().filter(|lock| lock.file == file) {
        match lock.owner {
            LockOwner::Process(owner) => found.push((owner, Vec::new())),
            LockOwner::Description(owner) => found.extend(descriptors(k, |id| id == owner)),
        }
    }
    let mut found = sorted(found);
    found.dedup();
    found
}

fn descriptors(
    k: &Kernel,
    wanted: impl Fn(crate::kernel::DescriptionId) -> bool,
) -> Vec<(ProcId, Vec<i32>)> {
    let of = |who: ProcId| {
        let fds = &k.process(who).fds;
        let fits = |(number, descriptor): (&i32, &crate::kernel::process::Descriptor)| {
            wanted(descriptor.description).then_some(*number)
        };
        let numbers: Vec<i32> = fds.iter().filter_map(fits).collect();
        (!numbers.is_empty()).then_some((who, numbers))
    };
    k.ids().filter(|who| k.process(*who).lives()).filter_map(of).collect()
}

impl Asleep {
    /// The whole explanation, sentence by sentence: (English, Korean).
    #[must_use]
    pub fn sentences(&self, k: &Kernel, who: ProcId) -> Vec<[String; 2]> {
        let name = &k.process(who).name;
        let call = self.call;
        let [en, ko] = self.reason(k);
        let mut all = vec![[
            format!("{name} is asleep in {call}: {en}."),
            format!("{name} 프로세스는 {call} 호출 안에서 잠들어 있습니다. {ko}"),
        ]];
        if self.done > 0 {
            let done = self.done;
            all.push([
                format!("{done} bytes of this call have gone in already."),
                format!("이 호출의 바이트 중 {done}개는 이미 들어갔습니다."),
            ]);
        }
        all.extend(self.needs(k, who));
        all.push(self.outlook(k, who));
        all
    }

    /// What is the case.
    fn reason(&self, k: &Kernel) -> [String; 2] {
        let kind = self.wait.pipe().map_or(["", ""], |pipe| match k.pipe(pipe).fifo {
            Some(_) => ["FIFO", "FIFO가"],
            None => ["pipe", "파이프가"],
        });
        let [kind, kind_ko] = kind;
        let (en, ko) = match &self.wait {
            Wait::PipeReadable(_) => (
                format!("the {kind} is empty and can still be written to"),
                format!("{kind_ko} 비어 있는데 쓰기 쪽이 아직 열려 있습니다."),
            ),
            Wait::PipeWritable(pipe) => {
                let (used, unread) = (k.pipe(*pipe).slots.len(), k.pipe(*pipe).unread());
                (
                    format!("the {kind} is full ({used} slots, {unread} bytes)"),
                    format!("{kind_ko} 가득 찼습니다(슬롯 {used}개, {unread}바이트)."),
                )
            }
            Wait::FifoWriter(_) => {
                let name = fifo_name(k, &self.wait);
                (
                    format!("nobody has the FIFO{name} open for writing"),
                    format!("FIFO{name} 쪽에 쓰기용으로 연 프로세스가 없습니다."),
                )
            }
            Wait::FifoReader(_) => {
                let name = fifo_name(k, &self.wait);
                (
                    format!("nobody has the FIFO{name} open for reading"),
                    format!("FIFO{name} 쪽에 읽기용으로 연 프로세스가 없습니다."),
                )
            }
            Wait::Child => {
                ("no child has ended yet".to_owned(), "아직 끝난 자식이 없습니다.".to_owned())
            }
            Wait::VforkChild(child) => {
                let child = &k.process(*child).name;
                (
                    format!("its vfork child {child} has neither called exec nor ended"),
                    format!(
                        "vfork로 만든 자식 {child} 프로세스가 아직 exec를 부르지도 끝나지도 않았습니다."
                    ),
                )
            }
            Wait::Lock(_) => (
                "another lock on the file is in the way".to_owned(),
                "파일에 걸린 다른 잠금과 충돌합니다.".to_owned(),
            ),
            Wait::Signal => (
                "no signal with a handler has come".to_owned(),
                "핸들러가 있는 시그널이 아직 오지 않았습니다.".to_owned(),
            ),
            Wait::Clock(until) => {
                let ms = until.saturating_sub(k.clock()) / 1_000_000;
                (
                    format!("its time comes in {ms} ms of the virtual clock"),
                    format!("가상 시계로 {ms} ms 뒤에 깨어납니다."),
                )
            }
        };
        [en, ko]
    }

    /// What would wake it, and who has what that takes.
    fn needs(&self, k: &Kernel, who: ProcId) -> Option<[String; 2]> {
        let list = |lang: usize| {
            let one = |helper: &Helper| {
                let name = &k.process(helper.who).name;
                let own = if helper.who == who { [" itself", " 자신"][lang] } else { "" };
                if helper.fds.is_empty() {
                    return format!("{name}{own}");
                }
                let fds: Vec<String> = helper.fds.iter().map(i32::to_string).collect();
                format!("{name}{own} (fd {})", fds.join(", "))
            };
            self.helpers.iter().map(one).collect::<Vec<String>>().join(", ")
        };
        let (en, ko) = (list(0), list(1));
        Some(match &self.wait {
            Wait::PipeReadable(_) => [
                format!(
                    "It goes on when somebody writes, or when every write end is closed. Write ends: {en}."
                ),
                format!(
                    "누군가 쓰거나 쓰기 쪽이 모두 닫혀야 깨어납니다. 쓰기 쪽을 가진 프로세스: {ko}."
                ),
            ],
            Wait::PipeWritable(_) => [
                format!(
                    "It goes on when a slot is read to its end, or when every read end is closed. Read ends: {en}."
                ),
                format!(
                    "슬롯 하나가 끝까지 읽히거나 읽기 쪽이 모두 닫혀야 깨어납니다. 읽기 쪽을 가진 프로세스: {ko}."
                ),
            ],
            Wait::Child if !self.helpers.is_empty() => {
                [format!("Its children: {en}."), format!("자식: {ko}.")]
            }
            Wait::Lock(_) => {
                [format!("The lock is held by {en}."), format!("잠금을 가진 프로세스: {ko}.")]
            }
            _ => return None,
        })
    }

    /// Whether that will happen.
    fn outlook(&self, k: &Kernel, who: ProcId) -> [String; 2] {
        let free: Vec<&str> = self
            .helpers
            .iter()
            .filter(|helper| !helper.stuck && helper.who != who)
            .map(|helper| &*k.process(helper.who).name)
            .collect();
        let free = free.join(", ");
        let (en, ko) = match self.hope {
            Hope::Woken => (
                "It was woken: its next step tries again.".to_owned(),
                "이미 깨어났습니다. 다음 걸음에서 다시 시도합니다.".to_owned(),
            ),
            Hope::Timer => ("The clock will wake it.".to_owned(), "시계가 깨워 줍니다.".to_owned()),
            Hope::Others => (
                format!("Could still wake it: {free}."),
                format!("아직 깨울 수 있는 프로세스: {free}."),
            ),
            Hope::OnlyItself => (
                "Only the sleeper itself could do that: it waits for itself, for ever.".to_owned(),
                "그럴 수 있는 것은 잠든 자신뿐입니다. 자기 자신을 영원히 기다립니다.".to_owned(),
            ),
            Hope::Deadlock => (
                "Everybody who could do that is asleep for ever too: a deadlock.".to_owned(),
                "그럴 수 있는 프로세스도 모두 영원히 잠들어 있습니다. 교착 상태입니다.".to_owned(),
            ),
            Hope::Nobody => (
                "There is nobody left who could do that: it sleeps for ever.".to_owned(),
                "그럴 수 있는 프로세스가 하나도 없습니다. 영원히 깨어나지 못합니다.".to_owned(),
            ),
        };
        [en, ko]
    }
}

/// " /tmp/f", or nothing when the name is gone.
fn fifo_name(k: &Kernel, wait: &Wait) -> String {
    let inode = wait.pipe().and_then(|pipe| k.pipe(pipe).fifo);
    let name = inode.and_then(|wanted| {
        k.files().iter().find_map(|(_, inode)| match &inode.kind {
            Kind::Directory { entries, .. } => {
                entries.iter().find(|(_, id)| **id == wanted).map(|(name, _)| name.clone())
            }
            _ => None,
        })
    });
    name.map_or(String::new(), |name| format!(" {}", String::from_utf8_lossy(&name)))
}

/// Why a call failed: the rule that decided, or the error's own sentence.
#[must_use]
pub fn failure(call: SysId, errno: Errno, rules: &[Rule]) -> [String; 2] {
    if let Some(rule) = Rule::deciding(rules) {
        return [rule.row().en().to_owned(), rule.row().ko().to_owned()];
    }
    let name = call.row().name;
    let (en, ko) = match errno {
        Errno::ENOENT => ("there is no file with this name", "그런 이름의 파일이 없습니다"),
        Errno::EACCES => ("the permission bits do not allow it", "권한 비트가 허락하지 않습니다"),
        Errno::EPERM => ("only its owner or root may do it", "소유자나 root만 할 수 있습니다"),
        Errno::EEXIST => ("the name is taken", "이미 있는 이름입니다"),
        Errno::ENOTDIR => {
            ("a part of the path is no directory", "경로의 일부가 디렉터리가 아닙니다")
        }
        Errno::EISDIR => ("it is a directory", "디렉터리입니다"),
        Errno::ENOTEMPTY => ("the directory is not empty", "디렉터리가 비어 있지 않습니다"),
        Errno::EINVAL => ("an argument is not valid here", "인자가 여기에 맞지 않습니다"),
        Errno::EFAULT => ("a pointer is not valid", "포인터가 올바르지 않습니다"),
        Errno::EBADF => {
            ("the descriptor is not open for this", "디스크립터를 이렇게 쓸 수 없습니다")
        }
        Errno::ESRCH => ("there is no such process", "그런 프로세스가 없습니다"),
        Errno::ECHILD => ("there is no such child", "그런 자식이 없습니다"),
        Errno::ENOTTY => ("it is no terminal", "터미널이 아닙니다"),
        Errno::EINTR => ("a signal handler interrupted it", "시그널 핸들러가 중단시켰습니다"),
        Errno::EAGAIN => ("it would have to wait", "기다려야 합니다"),
        _ => (errno.text(), errno.text()),
    };
    let errno = errno.name();
    [
        format!("{name} fails with {errno}: {en}."),
        format!("{name} 호출은 {errno} 오류입니다. {ko}."),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Outcome, Params, Start};
    use crate::pick::Pick;
    use crate::syscalls::{Call, Fd, InBuf, OutBuf};
    use crate::value::Bytes;

    struct Lab(Kernel);

    impl Lab {
        fn new() -> (Lab, ProcId) {
            let mut k = Kernel::new(Params::default());
            let who = k.start(&Start { name: "main", exe: "/home/user/main", stdin: b"" });
            (Lab(k), who)
        }

        fn call(&mut self, who: ProcId, call: &Call) -> Outcome {
            self.0.attempt(who, call, &mut Pick::default()).outcome
        }

        fn pipe(&mut self, who: ProcId) {
            let pipefd = OutBuf { null: false, len: 8, writable: 8, index: 0 };
            self.call(who, &Call::Pipe { pipefd });
        }

        fn fork(&mut self, who: ProcId) -> ProcId {
            match self.call(who, &Call::Fork {}) {
                Outcome::Forked { child, .. } => child,
                other => panic!("{other:?}"),
            }
        }

        fn read(&mut self, who: ProcId, fd: i32) {
            let buf = OutBuf { null: false, len: 1, writable: 1, index: 1 };
            self.call(who, &Call::Read { fd: Fd(fd), buf });
        }

        fn write(&mut self, who: ProcId, fd: i32, len: u64) {
            let buf = InBuf { null: false, len, bytes: Bytes::repeat(b'A', len) };
            self.call(who, &Call::Write { fd: Fd(fd), buf });
        }

        fn hope(&self, who: ProcId) -> Option<Hope> {
            asleep(&self.0, who).map(|asleep| asleep.hope)
        }
    }

    #[test]
    fn a_forgotten_write_end_is_found() {
        let (mut lab, main) = Lab::new();
        lab.pipe(main);
        let kid = lab.fork(main);
        lab.read(kid, 3);
        assert_eq!(lab.hope(kid), Some(Hope::Others));
        lab.call(main, &Call::Close { fd: Fd(4) });
        assert_eq!(lab.hope(kid), Some(Hope::OnlyItself));
        let why = asleep(&lab.0, kid).expect("it sleeps");
        let sentences = why.sentences(&lab.0, kid);
        assert_eq!(
            sentences[0][0],
            "main.1 is asleep in read: the pipe is empty and can still be written to."
        );
        assert!(sentences[1][0].ends_with("Write ends: main.1 itself (fd 4)."));
        let wait = Call::Wait { wstatus: OutBuf { null: true, len: 4, writable: 0, index: 0 } };
        lab.call(main, &wait);
        assert_eq!(lab.hope(main), Some(Hope::Deadlock));
    }

    #[test]
    fn two_full_pipes_are_a_deadlock() {
        let (mut lab, main) = Lab::new();
        lab.pipe(main);
        lab.pipe(main);
        let kid = lab.fork(main);
        for (who, fds) in [(main, [3, 6]), (kid, [5, 4])] {
            for fd in fds {
                lab.call(who, &Call::Close { fd: Fd(fd) });
            }
        }
        lab.write(main, 4, 70_000);
        assert_eq!(lab.hope(main), Some(Hope::Others));
        lab.write(kid, 6, 70_000);
        assert_eq!(lab.hope(main), Some(Hope::Deadlock));
        assert_eq!(stuck(&lab.0), [main, kid]);
    }
}
