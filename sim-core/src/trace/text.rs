//! The trace for people: lines like strace's, with the sentence of the rule that decided.
//!
//! A call that returns at once is one line (`write(4, "test", 4) = 4`); one that sleeps is two,
//! `read(3, buf, 30) <asleep ...>` and later `<resumed> read(3, "test", 30) = 4`.

use super::Lang;
use super::json::signal_name;
use crate::machine::event::{Ended, Event, Happened, Place, SignalWhat};
use crate::rules::Rule;
use crate::syscalls::SysId;
pub use crate::syscalls::args::quoted;
use crate::value::Errno;

/// What kind of line it is, for colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// A call that did what it should.
    Plain,
    /// A call that failed.
    Failed,
    /// Somebody falls asleep.
    Asleep,
    /// Somebody is woken.
    Woken,
    /// A process begins, ends, or a signal acts.
    Life,
    /// Output on a terminal.
    Output,
}

/// One line of the trace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The process.
    pub process: String,
    /// Where in the sources, when it belongs to a call.
    pub place: Option<Place>,
    /// What happened: the call and its result.
    pub what: String,
    /// What its caller waits for, when the call fell asleep: "asleep until the pipe has bytes".
    pub asleep: Option<String>,
    /// The rules that fired, the deciding one first.
    pub rules: Vec<Rule>,
    /// Its kind.
    pub tone: Tone,
}

impl Line {
    /// Call, result and sleep in one, `read(3, buf, 5) <asleep until ...>`.
    #[must_use]
    pub fn told(&self) -> String {
        match &self.asleep {
            Some(asleep) => format!("{} <{asleep}>", self.what),
            None => self.what.clone(),
        }
    }
}

/// The sentence of an event: that of the rule that decided, else what kind of thing happened.
#[must_use]
pub fn sentence(event: &Event, lang: Lang) -> String {
    let Some(rule) = Rule::deciding(&event.rules) else { return plain_sentence(event, lang) };
    let decided = rule_sentence(rule, lang);
    if matches!(event.what, Happened::Signal { why: Some(_), .. }) {
        // What the program did wrong comes before what follows from it.
        return format!("{} {decided}", plain_sentence(event, lang));
    }
    decided.to_owned()
}

/// The sentence of a rule in `lang`.
#[must_use]
pub fn rule_sentence(rule: Rule, lang: Lang) -> &'static str {
    match lang {
        Lang::En => rule.row().en(),
        Lang::Ko => rule.row().ko(),
    }
}

fn plain_sentence(event: &Event, lang: Lang) -> String {
    let name = &event.process;
    match &event.what {
        Happened::Call { id, .. } => lang.of(id.row().en(), id.row().ko()).to_owned(),
        Happened::Sleep { wait, .. } => match lang {
            Lang::En => format!("{name} sleeps {}.", wait[0]),
            Lang::Ko => format!("{name}: {} 잠듭니다.", wait[1]),
        },
        Happened::Wake => match lang {
            Lang::En => format!("{name} is woken and goes on with its own next step."),
            Lang::Ko => format!("{name}: 깨어났습니다. 자기 차례가 오면 이어서 실행합니다."),
        },
        Happened::Ret { id, value: Ok(value), .. } => match lang {
            Lang::En => format!("{} returns {value}.", id.row().name),
            Lang::Ko => format!("{} 호출이 {value} 값을 돌려줍니다.", id.row().name),
        },
        Happened::Ret { id, value: Err(errno), .. } => match lang {
            Lang::En => format!("{} fails: {}.", id.row().name, errno.text()),
            Lang::Ko => {
                format!("{} 호출이 {} 오류로 실패합니다.", id.row().name, errno.name())
            }
        },
        Happened::Signal { signal, what, why } => {
            let sentence = signal_sentence(name, &signal_name(*signal), *what, lang);
            match why {
                Some(why) => format!("{}: {sentence}", lang.of(&why[0], &why[1])),
                None => sentence,
            }
        }
        Happened::Fork { child, pid } => match lang {
            Lang::En => format!("{name} makes the child {child}, process id {}.", pid.0),
            Lang::Ko => format!("{name}: 자식 {child} (PID {}) 생성", pid.0),
        },
        Happened::Exec { path } => {
            let path = path.escape_ascii();
            match lang {
                Lang::En => format!("{name} runs {path} from now on."),
                Lang::Ko => format!("{name}: 지금부터 {path} 프로그램을 실행합니다."),
            }
        }
        Happened::Exit(ended) => match (ended, lang) {
            (Ended::Exited(status), Lang::En) => format!("{name} exits with status {status}."),
            (Ended::Exited(status), Lang::Ko) => {
                format!("{name}: 종료 상태 {status}(으)로 끝났습니다.")
            }
            (Ended::Killed(signal), Lang::En) => {
                format!("{name} is killed by {}.", signal_name(*signal))
            }
            (Ended::Killed(signal), Lang::Ko) => {
                format!("{name}: {} 시그널을 받아 죽었습니다.", signal_name(*signal))
            }
        },
        Happened::Out { terminal, .. } => match lang {
            Lang::En => format!("The terminal of {terminal} shows it."),
            Lang::Ko => format!("{terminal} 터미널에 나타납니다."),
        },
    }
}

fn signal_sentence(name: &str, signal: &str, what: SignalWhat, lang: Lang) -> String {
    let (en, ko) = match what {
        SignalWhat::Sent => ("is sent to", "보내졌습니다"),
        SignalWhat::Handled => ("is handled by", "핸들러가 실행됩니다"),
        SignalWhat::Ignored => ("is ignored by", "무시됩니다"),
        SignalWhat::Kills => ("kills", "프로세스를 죽입니다"),
        SignalWhat::Stops => ("stops", "프로세스를 멈춥니다"),
        SignalWhat::Continues => ("continues", "프로세스가 다시 실행됩니다"),
    };
    match lang {
        Lang::En => format!("{signal} {en} {name}."),
        Lang::Ko => format!("{name}: {signal} - {ko}."),
    }
}

/// `= 5` or `= -1 EAGAIN (Resource temporarily unavailable)`.
#[must_use]
pub fn result_text(value: Result<i64, Errno>) -> String {
    match value {
        Ok(value) => format!("= {value}"),
        Err(errno) => format!("= -1 {} ({})", errno.name(), errno.text()),
    }
}

/// The lines of the events of one step.
#[must_use]
pub fn lines(events: &[Event], lang: Lang) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    // Position in `out` of the begun call of each process.
    let mut begun: Vec<(&str, usize)> = Vec::new();
    for event in events {
        let open = begun.iter().rposition(|(process, _)| *process == &*event.process);
        match &event.what {
            Happened::Call { id, args } => {
                begun.push((&event.process, out.len()));
                let what = call_text(*id, args);
                out.push(line(event, what, Tone::Plain));
            }
            Happened::Ret { id, args, value, means, .. } => {
                let tone = if value.is_err() { Tone::Failed } else { Tone::Plain };
                let means = means.as_ref().map_or(String::new(), |means| format!(" ({means})"));
                let what = format!("{} {}{means}", call_text(*id, args), result_text(*value));
                match open {
                    Some(at) => {
                        let (_, nth) = begun.remove(at);
                        out[nth].what = what;
                        join(&mut out[nth], tone, event);
                    }
                    None => out.push(line(event, format!("{} {what}", resumed(lang)), tone)),
                }
            }
            Happened::Sleep { id, args, wait } => {
                let asleep = match lang {
                    Lang::En => format!("asleep {}", wait[0]),
                    Lang::Ko => format!("잠듦: {}", wait[1]),
                };
                match open {
                    Some(at) => {
                        let (_, nth) = begun.remove(at);
                        out[nth].asleep = Some(asleep);
                        join(&mut out[nth], Tone::Asleep, event);
                    }
                    None => {
                        let what = format!("{} {}", resumed(lang), call_text(*id, args));
                        let line = line(event, what, Tone::Asleep);
                        out.push(Line { asleep: Some(asleep), ..line });
                    }
                }
            }
            other => {
                let (what, tone) = short(other, lang);
                out.push(line(event, what, tone));
            }
        }
    }
    out
}

/// In front of a call that began in an earlier step.
fn resumed(lang: Lang) -> &'static str {
    lang.of("<resumed>", "<이어서>")
}

/// A call with its arguments, `read(3, "abc", 10)`.
#[must_use]
pub fn call_text(id: SysId, args: &[String]) -> String {
    let name = id.row().name;
    format!("{}({})", name.strip_prefix("__ipclab_").unwrap_or(name), args.join(", "))
}

fn join(line: &mut Line, tone: Tone, event: &Event) {
    line.tone = tone;
    line.rules.extend(&event.rules);
    line.rules = sorted(&line.rules);
}

/// The rules with the deciding one first, each once.
fn sorted(rules: &[Rule]) -> Vec<Rule> {
    let mut out: Vec<Rule> = Rule::deciding(rules).into_iter().collect();
    for rule in rules {
        if !out.contains(rule) {
            out.push(*rule);
        }
    }
    out
}

fn line(event: &Event, what: String, tone: Tone) -> Line {
    Line {
        process: event.process.to_string(),
        place: event.place,
        what,
        asleep: None,
        rules: sorted(&event.rules),
        tone,
    }
}

fn short(what: &Happened, lang: Lang) -> (String, Tone) {
    match what {
        Happened::Wake => (lang.of("+++ woken +++", "+++ 깨어남 +++").to_owned(), Tone::Woken),
        Happened::Signal { signal, what, why } => {
            let name = signal_name(*signal);
            let why = why.as_ref().map(|why| format!(": {}", lang.of(&why[0], &why[1])));
            let does = match what {
                SignalWhat::Sent => lang.of("sent", "보내짐"),
                SignalWhat::Handled => lang.of("handler starts", "핸들러 시작"),
                SignalWhat::Ignored => lang.of("ignored", "무시됨"),
                SignalWhat::Kills => lang.of("kills", "프로세스를 죽임"),
                SignalWhat::Stops => lang.of("stops", "멈춤"),
                SignalWhat::Continues => lang.of("continues", "계속"),
            };
            (format!("--- {name} {does}{} ---", why.unwrap_or_default()), Tone::Life)
        }
        Happened::Fork { child, pid } => {
            let made = lang.of("new process", "새 프로세스");
            (format!("+++ {made} {child} (pid {}) +++", pid.0), Tone::Life)
        }
        Happened::Exec { path } => {
            let runs = lang.of("runs", "프로그램 실행:");
            (format!("+++ {runs} {} +++", path.escape_ascii()), Tone::Life)
        }
        Happened::Exit(Ended::Exited(status)) => {
            let text = lang.of("exited with", "종료 상태");
            (format!("+++ {text} {status} +++"), Tone::Life)
        }
        Happened::Exit(Ended::Killed(signal)) => {
            let text = lang.of("killed by", "시그널로 죽음:");
            (format!("+++ {text} {} +++", signal_name(*signal)), Tone::Life)
        }
        Happened::Out { bytes, .. } => (format!("| {}", quoted(bytes)), Tone::Output),
        Happened::Call { .. } | Happened::Ret { .. } | Happened::Sleep { .. } => {
            (String::new(), Tone::Plain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Session;
    use crate::machine::policy::Start;
    use crate::machine::world::{Options, Source, World};

    /// What the lines of a default run say, without the reasons.
    fn told(program: &str) -> Vec<String> {
        let source = Source { name: "a.c".to_owned(), text: program.to_owned() };
        let world = World::new(&[source], &Options::default()).expect("it compiles");
        let mut session = Session::new(&world, Start::Together, None);
        let mut out = Vec::new();
        while let Ok(events) = session.go_on() {
            out.extend(lines(&events, Lang::En).iter().map(Line::told));
        }
        out
    }

    #[test]
    fn a_call_shows_what_it_wrote_once_it_has_returned() {
        let lines = told(
            r#"
            #include <fcntl.h>
            #include <signal.h>
            #include <unistd.h>
            #include <sys/wait.h>
            void on(int n) { }
            int main(void) {
                int fd[2], status; char buf[10]; struct sigaction sa = { .sa_handler = on };
                pipe2(fd, O_CLOEXEC);
                sigaction(SIGUSR1, &sa, NULL);
                fcntl(fd[0], F_GETFL);
                if (fork() == 0) { write(fd[1], "abc", 3); _exit(3); }
                waitpid(-1, &status, 0);
                read(fd[0], buf, sizeof buf);
                close(fd[1]);
                return read(fd[0], buf, sizeof buf);
            }
            "#,
        );
        for wanted in [
            "pipe2([3, 4], O_CLOEXEC) = 0",
            "sigaction(SIGUSR1, {sa_handler=on, sa_mask=[], sa_flags=0}, NULL) = 0",
            "fcntl(3, F_GETFL) = 0 (O_RDONLY)",
            "waitpid(-1, wstatus, 0) <asleep until a child changes state>",
            "write(4, \"abc\", 3) = 3",
            "<resumed> waitpid(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0) = 1001",
            "read(3, \"abc\", 10) = 3",
            "read(3, \"\", 10) = 0",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}\nin {lines:#?}");
        }
    }
}
