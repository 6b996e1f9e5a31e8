//! Where namespaces are refused the kernels are still compared, as far as nobody else is reached;
//! what is not is counted.

use native::check::{self, Options, Report};
use sim_core::catalogue;
use sim_core::machine::Options as RunOptions;
use sim_core::machine::world::Source;
use std::process::Command;

fn report(name: &str, text: &str) -> Report {
    let source = Source { name: name.to_owned(), text: text.to_owned() };
    let world = check::world(&[source], &RunOptions::default()).expect("the program is right");
    let report = check::check(&world, name, &Options::default()).expect("there is a sandbox");
    assert!(report.bare, "{name}: namespaces were to be refused");
    assert!(report.agrees(), "{name}: {:?}", report.mismatches);
    report
}

/// Not a test of its own: what runs where namespaces are refused.
#[test]
fn inside() {
    if std::env::var_os("IPCLAB_BARE").is_none() {
        return;
    }
    let mut whole = 0;
    for entry in catalogue::ALL {
        let report = report(&entry.file_name(), entry.source);
        match report.skipped.is_empty() {
            true => {
                assert!(report.steps > 0, "{}: nothing was compared", entry.id());
                whole += 1;
            }
            false => assert!(
                report.skipped.keys().all(|why| why.contains("needs namespaces")),
                "{}: {:?}",
                entry.id(),
                report.skipped
            ),
        }
    }
    assert!(whole >= 90, "only {whole} scenarios were checked whole");

    let everybody = "#include <signal.h>\nint main(void) { return kill(-1, SIGTERM); }\n";
    let skipped = report("everybody.c", everybody).skipped;
    assert!(skipped.contains_key("kill needs namespaces, which are refused here"), "{skipped:?}");
    let stranger = "#include <signal.h>\nint main(void) { return kill(4321, 0); }\n";
    assert!(!report("stranger.c", stranger).skipped.is_empty());
    let file = "#include <fcntl.h>\nint main(void) { return open(\"/tmp/x\", O_CREAT, 0600); }\n";
    assert!(!report("file.c", file).skipped.is_empty());
    println!("{whole} scenarios whole");
}

#[test]
fn without_namespaces_what_reaches_nobody_is_compared_and_the_rest_is_counted() {
    let exe = std::env::current_exe().expect("a test knows its own file");
    let Some(mut command): Option<Command> = tests::without_namespaces(&exe) else {
        println!("not checked: user namespaces are refused here, so this is how all tests run");
        return;
    };
    let output = command
        .args(["inside", "--exact", "--nocapture", "--test-threads", "1"])
        .env("IPCLAB_BARE", "1")
        .output()
        .expect("the test's own file can be started");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    assert!(text(&output.stdout).contains("scenarios whole"), "{}", text(&output.stdout));
}
