//! The command line as other people's drivers use it: exit codes, JSON lines, `--schedule -`.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PIPE: &str = r#"#include <stdio.h>
#include <unistd.h>
int main(void) {
    int p[2];
    pipe(p);
    if (fork() == 0) { write(p[1], "test", 5); _exit(3); }
    char buf[30];
    read(p[0], buf, 5);
    printf("%s\n", buf);
}
"#;

/// A C file of its own for each test.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: impl AsRef<[u8]>) -> File {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
        std::fs::create_dir_all(&folder).expect("a folder for tests");
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file for tests");
        File(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().expect("our own name is UTF-8")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn ipclab(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ipclab"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("ipclab starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    // It may end without reading everything.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("ipclab ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("JSON is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_run_is_a_header_its_events_and_an_end() {
    let file = File::new("run.c", PIPE);
    let output = ipclab(&["run", file.name(), "--json"], "");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let lines = lines(&output);
    assert_eq!(lines[0]["schema"], 1);
    let events = &lines[1..lines.len() - 1];
    for (nth, event) in events.iter().enumerate() {
        assert_eq!(event["i"], nth as u64);
        for key in ["p", "k", "rules", "text"] {
            assert!(!event[key].is_null(), "{event} has no {key}");
        }
    }
    let of = |p: &str, k: &str| {
        events.iter().filter(|e| e["p"] == p && e["k"] == k).cloned().collect::<Vec<_>>()
    };
    assert_eq!(of("main", "call")[0]["fn"], "pipe");
    assert_eq!(of("main", "call")[0]["line"], 5);
    assert_eq!(of("main", "sleep").len(), 1, "main reads before the child writes");
    assert_eq!(of("main", "wake").len(), 1);
    assert_eq!(of("main", "fork")[0]["child"], "main.1");
    let read = of("main", "ret").into_iter().find(|e| e["fn"] == "read").expect("it read");
    assert_eq!((&read["ret"], &read["data"]), (&Value::from(5), &Value::from("test\u{0}")));
    assert!(read["errno"].is_null());
    assert_eq!(of("main.1", "exit")[0]["status"], 3);
    assert_eq!(of("main", "out")[0]["data"], "test\n");
    let end = &lines[lines.len() - 1]["end"];
    assert_eq!(end["reason"], "done");
    assert_eq!(end["processes"]["main.1"]["status"], 3);
    assert_eq!(end["terminals"]["main"], "test\n");
}

#[test]
fn a_schedule_is_replayed_and_stops_after_its_last_token() {
    let file = File::new("stop.c", PIPE);
    let run = |schedule: &str| {
        lines(&ipclab(&["run", file.name(), "--json", "--stop", "--schedule", schedule], ""))
    };
    let start = run("");
    assert_eq!(start.last().expect("an end")["end"]["ready"], serde_json::json!(["main"]));
    let two = run("main main");
    let end = &two.last().expect("an end")["end"];
    assert_eq!(end["reason"], "stopped");
    assert_eq!(end["token"], 2);
    assert_eq!(end["ready"], serde_json::json!(["main", "main.1"]));
    let bad = run("main main main.2 main");
    let end = &bad.last().expect("an end")["end"];
    assert_eq!(end["reason"], "impossible");
    assert_eq!(end["token"], 2);
    let output = ipclab(&["run", file.name(), "--schedule", "main main.7"], "");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn tokens_come_one_a_line_and_nothing_else_runs() {
    let file = File::new("drive.c", PIPE);
    let output = ipclab(
        &["run", file.name(), "--schedule", "-"],
        "main\nmain\nmain\nmain\nnonsense(\nmain.1\n",
    );
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let lines = lines(&output);
    let answers: Vec<&Value> = lines
        .iter()
        .filter(|l| l.get("ready").is_some() || l.get("impossible").is_some())
        .collect();
    assert_eq!(answers.len(), 6);
    assert_eq!(answers[0]["ready"], serde_json::json!(["main"]));
    assert_eq!(answers[1]["ready"], serde_json::json!(["main", "main.1"]));
    assert_eq!(answers[2]["ready"], serde_json::json!(["main.1"]), "main sleeps in read");
    assert_eq!(answers[3]["impossible"], "main");
    assert_eq!(answers[4]["impossible"], "nonsense(");
    assert_eq!(answers[5]["ready"], serde_json::json!(["main", "main.1"]), "the write woke main");
    let after = lines.iter().rposition(|l| l.get("ready").is_some()).expect("a last answer");
    assert!(lines[after + 1..].iter().all(|line| line.get("end").is_some()));
}

#[test]
fn the_terminal_alone_and_the_programs_status() {
    let file = File::new("terminal.c", PIPE);
    let output = ipclab(&["run", file.name(), "--terminal"], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"test\n");
    let killed = File::new("killed.c", "int main(void) { int *p = 0; return *p; }\n");
    assert_eq!(ipclab(&["run", killed.name(), "--terminal"], "").status.code(), Some(139));
    let status = File::new("status.c", "int main(void) { return 300; }\n");
    assert_eq!(ipclab(&["run", status.name(), "--terminal"], "").status.code(), Some(44));
}

#[test]
fn bad_input_is_named_and_never_a_panic() {
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("empty.c", Vec::new()),
        ("binary.c", (0..=255).cycle().take(4000).collect()),
        ("large.c", vec![b' '; (1 << 20) + 10]),
        (
            "deep.c",
            [b"int main(void) { return ".to_vec(), vec![b'('; 100_000], b"1;}".to_vec()].concat(),
        ),
        ("blocks.c", [b"int main(void) ".to_vec(), vec![b'{'; 100_000]].concat()),
        ("types.c", b"int main(void) { int x = \"a\" * 2; return x; }".to_vec()),
        ("unknown.c", b"int main(void) { frobnicate(1); return 0; }".to_vec()),
        ("no-main.c", b"int f(void) { return 0; }".to_vec()),
    ];
    for (name, text) in cases {
        let file = File::new(name, text);
        let output = ipclab(&["run", file.name()], "");
        assert_eq!(output.status.code(), Some(2), "{name}: {}", error(&output));
        assert!(error(&output).contains("error"), "{name}: {}", error(&output));
        assert!(!error(&output).contains("panicked"), "{name}");
    }
    for args in [vec!["run", "/nowhere/x.c"], vec!["run", "/"], vec!["run", "pipe/nonsense"]] {
        assert_eq!(ipclab(&args, "").status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn programs_that_never_end_are_ended_with_a_reason() {
    let cases = [
        ("endless.c", "int main(void) { for (;;) ; }", "endless"),
        ("bomb.c", "#include <unistd.h>\nint main(void) { for (;;) fork(); }", "not modelled"),
        (
            "deep-stack.c",
            "int f(int n) { return f(n + 1) + 1; } int main(void) { return f(0); }",
            "done",
        ),
        (
            "writer.c",
            "#include <unistd.h>\nint main(void) { for (;;) write(1, \"y\\n\", 2); }",
            "too many steps",
        ),
    ];
    for (name, text, reason) in cases {
        let file = File::new(name, text);
        let output = ipclab(&["run", file.name(), "--json", "--steps", "3000"], "");
        let lines = lines(&output);
        assert_eq!(lines.last().expect("an end")["end"]["reason"], reason, "{name}");
    }
}

#[test]
fn nobody_reading_ends_quietly() {
    let file = File::new(
        "talk.c",
        "#include <stdio.h>\nint main(void) { for (int i = 0; i < 20000; i++) puts(\"line\"); }",
    );
    let script = format!("'{}' run '{}' | head -3", env!("CARGO_BIN_EXE_ipclab"), file.name());
    let output = Command::new("sh").args(["-c", &script]).output().expect("sh runs");
    assert_eq!(error(&output), "");
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 3);
}

#[test]
fn an_exploration_lists_endings_and_judges_claims() {
    let file = File::new(
        "race.c",
        r#"#include <ipclab.h>
int p[2];
setup { pipe(p); }
process(a) { write(p[1], "a", 1); }
process(b) { write(p[1], "b", 1); }
process(c) { char first; read(p[0], &first, 1); }
sometimes(c.first == 'a');
sometimes(c.first == 'b');
never(deadlock);
"#,
    );
    let output = ipclab(&["explore", file.name(), "--json"], "");
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let lines = lines(&output);
    assert_eq!(lines.iter().filter(|line| line.get("ending").is_some()).count(), 2);
    assert!(lines.iter().filter_map(|line| line.get("claim")).all(|claim| claim["ok"] == true));
    let wrong = std::fs::read_to_string(&file.0)
        .expect("the file")
        .replace("sometimes(c.first == 'a')", "never(c.first == 'a')");
    let file = File::new("wrong.c", wrong);
    assert_eq!(ipclab(&["explore", file.name()], "").status.code(), Some(1));
    let output = ipclab(&["explore", file.name(), "--bound", "3", "--json"], "");
    assert!(String::from_utf8_lossy(&output.stdout).contains("partial"));
}
