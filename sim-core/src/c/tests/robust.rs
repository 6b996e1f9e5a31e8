//! Bad input: a message, never a panic, an overflow or a hang.

use super::{front, messages};

/// Runs `check` on a small stack: a page in a browser has 1 MiB for everything.
fn on_small_stack(check: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(768 << 10).spawn(check);
    thread.expect("a thread can be started").join().expect("the check holds");
}

/// The only message contains `text`.
fn refused(source: String, text: &'static str) {
    on_small_stack(move || {
        let messages = messages(&source);
        assert!(messages.iter().any(|message| message.contains(text)), "{messages:?}");
        assert!(messages.len() < 60);
        assert!(front(&source).unit.is_none());
    });
}

#[test]
fn empty_files_and_files_of_space_say_so() {
    refused(String::new(), "the program is empty");
    refused("  \n\n// nothing\n".to_owned(), "the program is empty");
}

#[test]
fn binary_is_refused_in_a_few_messages() {
    let bytes: Vec<u8> =
        (0..20_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    refused(String::from_utf8_lossy(&bytes).into_owned(), "error");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |open: &str, close: &str| {
        format!("int main(void) {{ int x; {}0{}; }}", open.repeat(5000), close.repeat(5000))
    };
    refused(deep("(", ")"), "nested too deeply");
    refused(deep("x = -(", ")"), "nested too deeply");
    refused(deep("{", "}"), "nested too deeply");
    refused(deep("if (x) ", ""), "nested too deeply");
    refused(deep("- - ", ""), "nested too deeply");
    refused(deep("(int)", ""), "nested too deeply");
    refused(deep("x[", "]"), "nested too deeply");
    refused(deep("1 ? 2 : ", ""), "nested too deeply");
    refused(deep("sizeof ", ""), "nested too deeply");
    refused(format!("int {}x{};", "(".repeat(5000), ")".repeat(5000)), "nested too deeply");
    refused(format!("int {}x;", "*".repeat(5000)), "nested too deeply");
    refused(format!("int x{};", "[1]".repeat(5000)), "nested too deeply");
    refused("struct { ".repeat(5000), "nested too deeply");
    refused(format!("int x = {};", "{".repeat(5000)), "");
    refused(
        format!("int f({}int{};", "int (*)(".repeat(3000), ")".repeat(3000)),
        "nested too deeply",
    );
}

#[test]
fn long_expressions_are_refused_before_the_tree_is_too_high() {
    let source = format!("int main(void) {{ int x = 1; x = {}; }}", "x + ".repeat(20_000) + "x");
    refused(source, "nested too deeply");
    let source = format!("int main(void) {{ int x = {}; return x; }}", "1 + ".repeat(20_000) + "1");
    on_small_stack(move || assert!(front(&source).unit.is_some(), "constants fold"));
}

#[test]
fn what_is_accepted_is_compiled_on_a_small_stack() {
    let nested = |open: &str, close: &str, times: usize| {
        let inside = format!("{}x{};", open.repeat(times), close.repeat(times));
        format!("int main(void) {{ int x = 1, *p = &x; (void)p; {inside} return 0; }}")
    };
    for source in [
        nested("(", ")", 60),
        nested("{", ";}", 40),
        nested("x + (", ")", 60),
        nested("if (x) ", ";", 90),
        nested("- ~ ", "", 80),
        nested("x + ", "", 300),
    ] {
        on_small_stack(move || {
            let compiled = front(&source);
            assert!(compiled.unit.is_some(), "{:?}", compiled.diagnostics);
            let unit = compiled.unit.expect("it was just there");
            drop(crate::vm::compile(unit));
        });
    }
}

#[test]
fn macros_end() {
    refused("#include \"t.c\"\n".to_owned(), "include each other");
    refused(
        "#include \"t.c\"\n#include \"t.c\"\n#include \"t.c\"\n".to_owned(),
        "include each other",
    );
    let mut bomb = String::from("#define A0 x x x x\n");
    for n in 1..40 {
        bomb += &format!("#define A{n} A{0} A{0} A{0} A{0}\n", n - 1);
    }
    refused(bomb + "A39\n", "2,000,000 tokens");
    let deep = format!("#define f(x) x\nint a = {}1{};", "f(".repeat(5000), ")".repeat(5000));
    refused(deep, "nested too deeply");
    refused("#define f(x) x\nint a = f(1;".to_owned(), "never end");
    refused(format!("#if {}\n#endif\n", "(".repeat(100_000)), "too deeply");
    refused("#if 1\nint x;\n".to_owned(), "no `#endif`");
    refused("#define x x y\n#define y y x\nint main(void) { return x; }".to_owned(), "");
}

#[test]
fn a_megabyte_is_read() {
    let line = "int f(int a) { return a * 2 + 1; } /* x */\n";
    let mut text = String::new();
    for n in 0..(1 << 20) / line.len() {
        text += &line.replace("f(", &format!("f{n}("));
    }
    text += "int main(void) { return f0(1); }\n";
    assert!(front(&text).unit.is_some());
    refused("@".repeat(1 << 20), "not part of C");
    refused("a ".repeat(1 << 19), "error");
    refused("\"".repeat(1 << 20), "error");
    refused("int x".repeat(1 << 17), "error");
    refused("/* ".repeat(1 << 18), "never closed");
    refused("x = 1;\n".repeat(1 << 17), "error");
}

/// A small generator of pseudo-random numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }
}

/// Pieces of C for the mutations.
const PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    "*",
    "&",
    "int ",
    "struct s ",
    "x",
    "0",
    "\"s\"",
    "'c'",
    "=",
    "->",
    ".",
    "#define A(x) x##x\n",
    "\n#if 0\n",
    "\n#endif\n",
    "#include <stdio.h>\n",
    "typedef ",
    "static ",
    "return ",
    "case 1:",
    "sizeof ",
    "...",
    "? 1 : 2",
    "process(a) {",
    "always(",
    "0x",
    "1e5",
    "/*",
    "//",
    "\\\n",
    "enum { A, B }",
    "union u { int a:3; char b[2]; }",
    "__attribute__((packed))",
    "goto x;",
    "x:",
    "do ",
    "while (1) ",
    "for (;;) ",
    "switch (x) ",
    "va_arg(ap, int)",
    "({ 1; })",
    "(int){1}",
    "unsigned ",
    "long ",
    "[5] = {1}",
    ".a = 1",
    "𝄞",
    "\u{0}",
];

fn mutate(text: &str, dice: &mut Dice) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(text.len());
        let end = (at + dice.below(20)).min(text.len());
        match dice.below(5) {
            0 => drop(text.drain(at..end)),
            1 => {
                let piece = PIECES[dice.below(PIECES.len())];
                text.splice(at..at, piece.chars());
            }
            2 => {
                let copy: Vec<char> = text[at..end].to_vec();
                let to = dice.below(text.len());
                text.splice(to..to, copy);
            }
            3 => text.truncate(at.max(1)),
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                text.splice(at..end, piece.chars());
            }
        }
        if text.is_empty() {
            text.push(' ');
        }
    }
    text.into_iter().collect()
}

/// Mutations of real programs: no panic, no hang, and either a unit or an error.
/// `IPCLAB_FUZZ=100000 cargo test -p sim-core --release mutated` runs more.
#[test]
fn mutated_programs_give_a_unit_or_an_error() {
    let rounds =
        std::env::var("IPCLAB_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(400);
    let seed = std::env::var("IPCLAB_SEED").ok().and_then(|text| text.parse().ok());
    let seed: u64 = seed.unwrap_or(0x1234_5678_9abc_def1);
    println!("seed {seed}, {rounds} rounds");
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        let mut dice = Dice(seed);
        for _ in 0..rounds {
            let base = SAMPLES[dice.below(SAMPLES.len())];
            let text = mutate(base, &mut dice);
            let compiled = front(&text);
            let errors =
                compiled.diagnostics.iter().any(|d| d.severity == crate::c::diag::Severity::Error);
            assert_eq!(compiled.unit.is_none(), errors, "{text}");
            if let Some(unit) = compiled.unit {
                drop(crate::vm::compile(unit));
            }
        }
    });
    thread.expect("a thread can be started").join().expect("every mutation is answered");
}

const SAMPLES: &[&str] = &[
    "//! title.en x\n#include <ipclab.h>\nvolatile int *n;\nsetup { n = mmap(NULL, 4096, PROT_READ | PROT_WRITE, \
     MAP_SHARED | MAP_ANONYMOUS, -1, 0); }\nprocess(a) { int r = *n; *n = r + 1; }\nprocess(b) { *n = *n + 1; }\n\
     always(*n == 1 || *n == 2);\nsometimes(a.r == 1 && b.status == 0);\nnever(deadlock);\nschedule(lost, \"a b a b\");\n",
    "#include <stdio.h>\n#include <unistd.h>\nint main(void) { int p[2]; pipe(p); if (fork() == 0) { write(p[1], \"test\", 5); \
     _exit(0); } char buf[30]; read(p[0], buf, 5); printf(\"%s %d\\n\", buf, (int)sizeof(buf)); for (int i = 0; i < 3; i++) \
     { switch (i) { case 0: break; case 1 ... 2: continue; default: goto out; } } out: return 0; }\n",
    "#include <stdarg.h>\n#include <stdlib.h>\n#define MAX(a, b) ((a) > (b) ? (a) : (b))\n#define LOG(f, ...) printf(f, ##__VA_ARGS__)\n\
     #if MAX(1, 2) == 2 && !defined(X)\nstruct s { int a : 3; unsigned b : 5; union { int c; char d[4]; }; struct s *next; };\n#endif\n\
     static int sum(int n, ...) { va_list ap; int t = 0; va_start(ap, n); while (n--) t += va_arg(ap, int); va_end(ap); return t; }\n\
     int table[][2] = { { 1, 2 }, [3] = { [1] = 7 } }; char *names[] = { \"a\", \"b\" }; int (*f)(int, ...) = sum;\n\
     typedef enum { RED, GREEN = 5 } color; int main(int argc, char **argv) { struct s x = { .a = 1, .c = 5 }, *p = &x; p->b++; \
     x.d[1] ^= 3; color k = GREEN; LOG(\"%d\\n\", sum(2, x.a, k)); return f(1, table[3][1]) + (argc, ({ int y = 2; y; })); }\n",
];
