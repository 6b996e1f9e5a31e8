//! What only a real system has ends a run by its name: never a guess.

use sim_core::machine::Session;
use sim_core::machine::policy::Start;
use sim_core::machine::session::Reason;
use sim_core::machine::world::{Options, Source, World};
use tests::failure_text;

/// Headers and the body of `main`, and what the refusal names.
const REFUSED: &[(&str, &str, &str)] = &[
    ("unistd.h", "for (;;) fork();", "more than 256 processes"),
    ("stdlib.h", "system(\"yes\");", "more than 16 MiB of output"),
    ("fcntl.h", "open(\"/etc/passwd\", O_RDONLY);", "/etc/passwd"),
    ("unistd.h", "access(\"/proc/1/status\", 0);", "/proc/1/status"),
    ("stdio.h", "fopen(\"/proc/cpuinfo\", \"r\");", "/proc/cpuinfo"),
    ("unistd.h", "execlp(\"ps\", \"ps\", NULL);", "`ps`"),
    ("unistd.h", "execlp(\"ls\", \"ls\", \"-Z\", NULL);", "-Z of the command ls"),
    ("unistd.h", "execlp(\"cat\", \"cat\", \"--help\", NULL);", "--help of the command cat"),
    ("stdlib.h", "system(\"case a in a) ls;; esac\");", "case in the shell"),
    ("stdlib.h", "system(\"f() { ls; }; f\");", "a function in the shell"),
    ("stdlib.h", "system(\"eval ls\");", "eval in the shell"),
    ("signal.h", "kill(999, SIGTERM);", "a signal to init or to the shell"),
    ("sys/msg.h", "msgget(1, IPC_CREAT | 0600);", "msgget(2)"),
    ("sys/shm.h", "shmget(1, 10, IPC_CREAT | 0600);", "shmget(2)"),
    ("sys/socket.h", "socket(AF_UNIX, SOCK_STREAM, 0);", "socket(2)"),
];

/// What is missing in the middle of it ends the run, not only the process.
#[test]
fn what_only_a_real_system_has_is_refused_by_name() {
    for (header, body, named) in REFUSED {
        let text = format!("#include <{header}>\nint main(void) {{ {body} return 0; }}\n");
        let sources = [Source { name: "asks.c".to_owned(), text }];
        let refusal = match World::new(&sources, &Options::default()) {
            Ok(world) => {
                let mut session = Session::new(&world, Start::Together, None);
                loop {
                    match session.go_on() {
                        Ok(_) => {}
                        Err(Reason::NotModelled(text)) => break text,
                        Err(Reason::Over(over)) => break format!("it ended: {}", over.word()),
                    }
                }
            }
            Err(failure) => failure_text(&failure),
        };
        assert!(refusal.contains(named), "{body} said: {refusal}");
    }
}

/// A name that no system has is not found, as everywhere.
#[test]
fn what_no_system_has_is_not_found() {
    let text = "#include <errno.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <unistd.h>\n\
        int main(void) {\n\
            if (open(\"/etc/no-such-file\", O_RDONLY) != -1 || errno != ENOENT) return 1;\n\
            if (kill(54321, SIGTERM) != -1 || errno != ESRCH) return 2;\n\
            if (kill(getppid(), 0) != 0) return 3;\n\
            if (kill(1, SIGTERM) != -1 || errno != EPERM) return 4;\n\
            execlp(\"no-such-program\", \"no-such-program\", NULL);\n\
            return errno == ENOENT ? 0 : 5;\n\
        }\n";
    let sources = [Source { name: "asks.c".to_owned(), text: text.to_owned() }];
    let world = World::new(&sources, &Options::default()).map_err(|f| failure_text(&f));
    let world = world.expect("the program is right");
    let mut session = Session::new(&world, Start::Together, None);
    while session.go_on().is_ok() {}
    let ending = session.state().ending(&world);
    assert!(format!("{:?}", ending.fates).contains("Exited(0)"), "{:?}", ending.fates);
}
