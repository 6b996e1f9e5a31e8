//! The shape of the source: arrows between modules, file lengths, words that must not stand there.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules of sim-core from the bottom up: a module may use those before it, never one behind it.
/// Modules that stand in one row may not use each other.
const LAYERS: &[&[&str]] = &[
    &["value", "fingerprint", "ordered", "words"],
    &["rules", "memory"],
    &["syscalls", "libc"],
    &["pick", "token"],
    &["kernel", "c"],
    &["vm"],
    &["machine"],
    &["trace", "explain"],
    &["catalogue"],
    &["explore"],
];

/// Arrows inside one row, or against the order, that have a reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    // Which functions the machine does itself is the machine's list, made where it does them.
    ("c", "vm"),
];

/// Files over 600 lines (tests aside) with the reason why they are one room.
const LONG_FILES: &[(&str, &str)] = &[];

const LINES_MAX: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").into()
}

fn sources(below: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a folder of the checkout can be listed").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let skipped = name == "target" || name.starts_with('.');
            if path.is_dir() && !skipped {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a source file of the checkout can be read")
}

fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Whether the file is unit tests as a whole.
fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || path.file_name().is_some_and(|name| name == "tests.rs")
}

/// The part of a file before its unit tests.
fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod ").map_or(text, |at| &text[..at])
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

/// The top-level module of sim-core a file belongs to.
fn module_of(path: &Path) -> Option<String> {
    if is_test(path) {
        return None;
    }
    let inside = path.strip_prefix(root().join("sim-core/src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned())
}

/// Names behind `crate::` anywhere in code (not in comments), `use crate::{a, b}` included.
fn crate_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let list = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or(""),
                None => rest,
            };
            let grouped = rest.starts_with('{');
            for name in list.split(if grouped { ',' } else { ';' }) {
                let word: String =
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                names.push(word);
            }
        }
    }
    names
}

#[test]
fn modules_of_the_core_import_only_downwards() {
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for path in sources("sim-core/src") {
        let Some(from) = module_of(&path) else { continue };
        if from == "lib" {
            continue;
        }
        let Some(from_layer) = layer(&from) else {
            wrong.push(format!("{}: module {from} has no layer in tidy.rs", short(&path)));
            continue;
        };
        for to in crate_names(without_tests(&text(&path))) {
            let Some(to_layer) = layer(&to) else { continue };
            arrows += 1;
            let excused = EXCEPTIONS.contains(&(from.as_str(), to.as_str()));
            if to != from && to_layer >= from_layer && !excused {
                wrong.push(format!("{}: {from} -> {to} points upwards", short(&path)));
            }
        }
    }
    assert!(arrows > 20, "only {arrows} arrows seen: this test no longer reads the sources");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_native_has_unsafe_code_and_the_web_never_imports_native() {
    for folder in ["sim-core/src", "web/src"] {
        let lib = text(&root().join(folder).join("lib.rs"));
        assert!(lib.contains("#![forbid(unsafe_code)]"), "{folder}/lib.rs forbids unsafe code");
    }
    let manifest = text(&root().join("web/Cargo.toml"));
    assert!(!manifest.contains("native"), "web does not depend on native");
    let manifest = text(&root().join("sim-core/Cargo.toml"));
    for upper in ["native", "web", "tests"] {
        assert!(!manifest.contains(&format!("\n{upper}")), "sim-core does not depend on {upper}");
    }
}

#[test]
fn unsafe_blocks_say_why_they_are_safe() {
    let mut wrong = Vec::new();
    for path in sources("native/src") {
        let text = text(&path);
        let lines: Vec<&str> = text.lines().collect();
        for (nth, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            let opens = code.contains("unsafe {") || code.contains("unsafe impl");
            let explained = lines[nth.saturating_sub(6)..=nth].iter().any(|l| l.contains("SAFETY"));
            if opens && !explained {
                wrong.push(format!("{}:{}: no SAFETY comment", short(&path), nth + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_one_room() {
    let mut wrong = Vec::new();
    for folder in ["sim-core", "native", "web", "xtask", "tests"] {
        for path in sources(folder) {
            let lines = without_tests(&text(&path)).lines().count();
            let name = short(&path);
            let excused = LONG_FILES.iter().any(|(file, _)| *file == name);
            if lines > LINES_MAX && !excused {
                wrong.push(format!("{name}: {lines} lines"));
            }
            if lines <= LINES_MAX && excused {
                wrong.push(format!("{name}: {lines} lines, no longer needs its exception"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_sleeps_to_wait_and_nothing_is_ignored() {
    let mut wrong = Vec::new();
    for folder in ["sim-core", "native", "web", "tests"] {
        for path in sources(folder) {
            if path.ends_with("tests/tests/tidy.rs") {
                continue;
            }
            let text = text(&path);
            for word in ["#[ignore", "todo!(", "unimplemented!(", "dbg!("] {
                if text.contains(word) {
                    wrong.push(format!("{}: {word}", short(&path)));
                }
            }
            let sleeps = text.contains("thread::sleep");
            if sleeps && folder != "web" {
                wrong.push(format!("{}: thread::sleep", short(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn views_carry_no_inline_styles_and_no_raw_html() {
    for path in sources("web/src") {
        let text = text(&path);
        for word in [" style=", "inner_html", "set_inner_html", "from_html_unchecked"] {
            assert!(!text.contains(word), "{} contains {word}", short(&path));
        }
    }
}

#[test]
fn the_core_has_no_clock_no_threads_and_no_hash_order() {
    let mut wrong = Vec::new();
    for path in sources("sim-core/src").iter().filter(|path| !is_test(path)) {
        let text = text(path);
        for line in without_tests(&text).lines().filter(|l| !l.trim_start().starts_with("//")) {
            for word in ["std::time", "std::thread", "std::fs", "std::net", "Instant::now"] {
                if line.contains(word) {
                    wrong.push(format!("{}: {}", short(path), line.trim()));
                }
            }
            // A type alias says in its comment why its order never shows.
            let order = ["HashMap::", "HashMap<", "HashSet<"].iter().any(|w| line.contains(w));
            if order && !line.contains("type ") {
                wrong.push(format!("{}: {} (name the type)", short(path), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
