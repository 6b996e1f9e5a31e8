//! The scenarios as the list shows them, and programs compiled for the player.
//!
//! Their texts are no part of the wasm: they come as one file beside it, so that the engine stays
//! as small with a thousand scenarios as with one. Nor is the front end: a scenario comes compiled,
//! and a text of one's own goes to the compiler's own wasm ([`Wanted`]).

use crate::player::Program;
use crate::problem::Problem;
use crate::search::find;
use sim_core::c::diag::{Diagnostic, Severity};
use sim_core::machine::executable::{Built, Programs};
use sim_core::machine::world::{Complaint, Failure, Options, World};
use std::fmt;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

/// What a new program of one's own starts from.
pub const TEMPLATE: &str = r#"#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>

int main(void)
{
    int p[2];
    char buf[16];

    pipe(p);
    if (fork() == 0) {
        close(p[0]);
        write(p[1], "hello", 5);
        _exit(0);
    }
    close(p[1]);
    ssize_t n = read(p[0], buf, sizeof buf);
    printf("%.*s, %zd bytes\n", (int)n, buf, n);
    wait(NULL);
    return 0;
}
"#;

/// The scenario that a newcomer is shown first, if it is there; else the first of the list.
const FIRST: [&str; 3] = ["pipe/forgotten-write-end", "pipe/full-sleeps", "pipe/hello"];

/// Local computation between two steps that the page waits for, in jumps and calls: below a second.
const FUEL: u64 = 40_000_000;

/// A scenario.
pub struct Item {
    /// "pipe/epipe".
    pub id: String,
    /// Its C text.
    pub source: String,
    /// Its title, English and Korean.
    pub title: [String; 2],
    /// What it shows.
    pub about: [String; 2],
    /// What the search looks at, in lower case.
    words: String,
}

impl Item {
    fn new(id: &str, source: &str) -> Item {
        let header = |key: &str| header(source, key).unwrap_or_default().to_owned();
        let name = id.rsplit('/').next().unwrap_or(id);
        let title = titles(&header("title.en"), &header("title.ko"), name);
        let about = [header("desc.en"), header("desc.ko")];
        let code: Vec<&str> = source.lines().filter(|line| !line.starts_with("//!")).collect();
        let code = code.join(" ");
        let words = [id, &title[0], &title[1], &about[0], &about[1], &header("rules"), &code];
        let words = words.join(" ").to_ascii_lowercase();
        Item { id: id.to_owned(), source: source.to_owned(), title, about, words }
    }

    /// "pipe".
    #[must_use]
    pub fn family(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// The name its messages use, "epipe.c".
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.c", self.id.rsplit('/').next().unwrap_or_default())
    }

    /// Whether every word of `filter` stands in it.
    #[must_use]
    pub fn matches(&self, filter: &str) -> bool {
        filter.to_ascii_lowercase().split_whitespace().all(|word| find(&self.words, word).is_some())
    }
}

/// The value of a `//! key value` line at the top of a program.
fn header<'s>(source: &'s str, key: &str) -> Option<&'s str> {
    source.lines().map_while(|line| line.strip_prefix("//!")).find_map(|line| {
        let (name, value) = line.trim().split_once(char::is_whitespace)?;
        (name == key).then(|| value.trim())
    })
}

/// Stands before each scenario in the file of all, with its id on the rest of the line.
const SEPARATOR: char = '\u{1e}';

static ITEMS: OnceLock<Vec<Item>> = OnceLock::new();

/// Takes the file of all scenarios that `cargo xtask build` makes; once, before anything is shown.
pub fn load(all: &str) {
    let records = all.split(SEPARATOR).filter_map(|record| record.split_once('\n'));
    let items = records.map(|(id, source)| Item::new(id, source)).collect();
    let _ = ITEMS.set(items);
}

/// Every scenario, in the order of the file.
#[must_use]
pub fn items() -> &'static [Item] {
    ITEMS.get().map_or(&[], Vec::as_slice)
}

/// The id of the scenario to begin with.
#[must_use]
pub fn first() -> Option<String> {
    let wanted = FIRST.iter().find(|id| scenario(id).is_some());
    wanted.map(|id| (*id).to_owned()).or_else(|| Some(items().first()?.id.clone()))
}

/// The scenario with this id.
#[must_use]
pub fn scenario(id: &str) -> Option<&'static Item> {
    items().iter().find(|item| item.id == id)
}

/// A title in each language; the name stands for both when there is none.
fn titles(en: &str, ko: &str, name: &str) -> [String; 2] {
    let en = if en.is_empty() { name } else { en };
    let ko = if ko.is_empty() { en } else { ko };
    [en.to_owned(), ko.to_owned()]
}

/// A text that the page needs as a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Numbers the wishes: only the latest counts.
    pub ticket: u64,
    /// The scenario it is, or is a changed form of.
    pub id: Option<String>,
    /// The text.
    pub text: String,
}

impl Wanted {
    /// The name its messages use.
    #[must_use]
    pub fn file_name(&self) -> String {
        let entry = self.id.as_deref().and_then(scenario);
        entry.map_or_else(|| "program.c".to_owned(), Item::file_name)
    }

    /// The file of the site that holds the program, when it is a scenario as it stands in the list.
    #[must_use]
    pub fn stored(&self) -> Option<String> {
        let entry = scenario(self.id.as_deref()?)?;
        (entry.source == self.text).then(|| image_file(&entry.id))
    }
}

/// The file of the site that holds a scenario's program.
#[must_use]
pub fn image_file(id: &str) -> String {
    format!("{}.image", id.replace('/', "."))
}

/// What [`Wanted`] asked for: the program or its errors, and the programs it can run.
#[derive(Clone)]
pub struct Brought {
    /// What became of the text.
    pub built: Built,
    /// The programs of /bin.
    pub tools: Arc<dyn Programs>,
}

impl fmt::Debug for Brought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Brought")
    }
}

/// Makes what was brought ready for the player, and says what is wrong with it.
#[must_use]
pub fn program(wanted: &Wanted, brought: Brought) -> (Option<Program>, Vec<Problem>) {
    let (entry, text) = (wanted.id.as_deref().and_then(scenario), &wanted.text);
    let options = Options { fuel: FUEL, ..Options::default() };
    let world = match brought.built {
        Ok(executable) => World::of(vec![executable], brought.tools, &options),
        Err(complaint) => Err(Failure::Source(vec![complaint])),
    };
    match world {
        Ok(world) => {
            let problems = problems(world.warnings(), text);
            (Some(program_of(entry, &wanted.file_name(), text, world)), problems)
        }
        Err(Failure::Source(complaints)) => (None, problems(&complaints, text)),
        Err(Failure::Setup(message)) => (None, vec![plain(0, message)]),
        Err(Failure::NotModelled { text, line, .. }) => (None, vec![plain(line as usize, text)]),
    }
}

fn program_of(entry: Option<&Item>, file_name: &str, text: &str, world: World) -> Program {
    let header = |key: &str| world.header(key).unwrap_or_default().to_owned();
    let title = titles(&header("title.en"), &header("title.ko"), file_name);
    let about = [header("desc.en"), header("desc.ko")];
    let original = entry.map_or(text, |entry| &entry.source);
    let schedules = world.schedules().to_vec();
    Program {
        id: entry.map(|entry| entry.id.clone()),
        title,
        about,
        file_name: file_name.to_owned(),
        source: Rc::from(text),
        original: Rc::from(original),
        world: Rc::new(world),
        schedules,
    }
}

/// A message that stands at no column.
pub(crate) fn plain(line: usize, message: String) -> Problem {
    Problem { error: true, line, column: 1, width: 1, message, label: String::new(), help: None }
}

/// The messages about the program's own file; those about included files keep their text.
fn problems(complaints: &[Complaint], source: &str) -> Vec<Problem> {
    complaints.iter().flat_map(|c| &c.diagnostics).map(|d| problem(d, source)).collect()
}

fn problem(diagnostic: &Diagnostic, source: &str) -> Problem {
    let span = diagnostic.span;
    let own = span.file == 0;
    let marked = source.get(span.start as usize..span.end as usize).unwrap_or_default();
    let width = marked.lines().next().unwrap_or_default().chars().count().max(1);
    Problem {
        error: diagnostic.severity == Severity::Error,
        line: if own { span.line as usize } else { 0 },
        column: (span.column as usize).max(1),
        width,
        message: diagnostic.message.clone(),
        label: diagnostic.label.clone(),
        help: diagnostic.help.clone(),
    }
}
