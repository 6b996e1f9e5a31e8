//! Programs in the style of textbooks and courses behave over the model as on this machine.
//!
//! `tests/textbook/*.c`: each is built with `cc` and run; what it writes and how it ends must equal
//! what `ipclab run --terminal` shows. `NAME.in` is its standard input.

use std::io::{PipeReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a program wrote and its exit status, 128 + signal when one killed it.
#[derive(PartialEq, Eq, Debug)]
struct Outcome {
    output: String,
    status: i32,
}

/// Where standard error goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Errors {
    /// Into the pipe that takes standard output.
    Together,
    /// Nowhere: `ipclab` warns about the program there.
    Dropped,
}

/// A pipe that holds the text of a file: like a terminal, and unlike a file, it cannot be rewound.
fn typed(file: &Path) -> PipeReader {
    let (reader, mut writer) = std::io::pipe().expect("a pipe");
    let text = std::fs::read(file).expect("it exists");
    assert!(text.len() < 65536, "the text fits into a pipe");
    writer.write_all(&text).expect("there is room");
    reader
}

fn outcome(command: &mut Command, input: Option<&Path>, errors: Errors) -> Outcome {
    use std::os::unix::process::ExitStatusExt as _;
    let input = input.map_or_else(Stdio::null, |path| typed(path).into());
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let stderr = match errors {
        Errors::Together => writer.try_clone().expect("a descriptor is free").into(),
        Errors::Dropped => Stdio::null(),
    };
    let mut child =
        command.stdin(input).stdout(writer).stderr(stderr).spawn().expect("the program starts");
    // The command holds write ends as long as it has them: end of file would not come.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut output = Vec::new();
    std::io::Read::read_to_end(&mut reader, &mut output).expect("a pipe can be read");
    let status = child.wait().expect("our own child");
    Outcome {
        output: String::from_utf8_lossy(&output).into_owned(),
        status: status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0)),
    }
}

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/textbook");
    let entries = std::fs::read_dir(folder).expect("the folder of textbook programs");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "c"));
    files.sort();
    files
}

#[test]
fn textbook_programs_behave_as_on_this_machine() {
    let folder = std::env::temp_dir().join(format!("ipclab-textbook-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for built programs");
    let mut wrong = Vec::new();
    let programs = programs();
    for file in &programs {
        let name = file.file_stem().expect("it ends in .c").to_string_lossy().into_owned();
        let built = folder.join(&name);
        let compiled = Command::new("cc").arg("-w").arg(file).arg("-o").arg(&built).status();
        assert!(compiled.expect("cc is installed").success(), "{name} does not compile with cc");
        let input = Some(file.with_extension("in")).filter(|input| input.is_file());
        let real = outcome(&mut Command::new(&built), input.as_deref(), Errors::Together);

        let mut command = Command::new(env!("CARGO_BIN_EXE_ipclab"));
        command.args(["run", "--terminal", "--stdout", "pipe"]);
        if let Some(input) = &input {
            command.arg("--stdin").arg(format!("main={}", input.display()));
        }
        let model = outcome(command.arg(file), None, Errors::Dropped);
        if model != real {
            wrong.push(format!("{name}\n--- real\n{real:?}\n--- model\n{model:?}"));
        }
    }
    std::fs::remove_dir_all(&folder).expect("our own folder");
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), programs.len(), wrong.join("\n"));
    assert!(programs.len() >= 40, "only {} programs were compared", programs.len());
}
