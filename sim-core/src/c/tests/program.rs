//! What comes out: functions that are linked, layouts, header lines, limits.

use super::{front, messages};
use crate::c::hir::{Claim, ClaimKind, Observed, Target, Unit};
use crate::c::{Options, Source, compile};

fn unit(text: &str) -> Unit {
    let compiled = front(text);
    assert!(compiled.unit.is_some(), "{:?}", compiled.diagnostics);
    compiled.unit.expect("it was just there")
}

/// The bytes of the global `name`, to its full size.
fn bytes(unit: &Unit, name: &str) -> Vec<u8> {
    let global =
        unit.globals.iter().find(|global| global.name == name).expect("the global is there");
    global.init.clone()
}

/// The value of a constant expression, by way of a global.
fn value(prelude: &str, expression: &str) -> i64 {
    let unit =
        unit(&format!("{prelude}\nlong probe = {expression};\nint main(void) {{ return 0; }}\n"));
    let mut raw = [0; 8];
    let init = bytes(&unit, "probe");
    raw[..init.len()].copy_from_slice(&init);
    i64::from_le_bytes(raw)
}

#[test]
fn only_what_is_reached_is_linked() {
    let unit = unit("#include <unistd.h>\nint main(void) { write(1, \"x\", 1); _exit(0); }\n");
    let names: Vec<&str> = unit.functions.iter().map(|f| f.name.as_str()).collect();
    assert!(names.contains(&"main") && names.contains(&"__ipclab_start"), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("printf")), "{names:?}");
}

#[test]
fn a_program_may_replace_a_library_function() {
    let unit = unit(
        "#include <stdio.h>\nint getline_calls; int atoi(const char *s) { return 42; }\n\
         int main(void) { return atoi(\"1\"); }\n",
    );
    let own: Vec<bool> =
        unit.functions.iter().filter(|f| f.name == "atoi").map(|f| f.library).collect();
    assert_eq!(own, [false]);
}

#[test]
fn records_are_laid_out_as_gcc_does() {
    let size = |record: &str| value(record, "sizeof(struct s)");
    assert_eq!(size("struct s { char a; int b; short c; };"), 12);
    assert_eq!(size("struct s { char a; int b; short c; } __attribute__((packed));"), 7);
    assert_eq!(size("struct s { char a; _Alignas(16) int b; };"), 32);
    assert_eq!(size("struct s { int a:3; int b:30; char c; };"), 12);
    assert_eq!(size("struct s { char a; int :0; char b; };"), 5);
    assert_eq!(size("struct s { short a:9; short b:9; };"), 4);
    assert_eq!(size("struct s { int n; char data[]; };"), 4);
    assert_eq!(size("struct s { union { int a; char b[6]; }; long c; };"), 16);
    assert_eq!(value("enum e { A, B };", "(enum e)-1 > 0"), 1);
    assert_eq!(value("enum e { A = -1, B };", "(enum e)-1 > 0"), 0);
    assert_eq!(
        value(
            "#include <stddef.h>\nstruct s { char a; struct { int x, y; } b[3]; };",
            "offsetof(struct s, b[2].y)"
        ),
        24
    );
}

#[test]
fn constants_are_folded_as_the_machine_computes() {
    assert_eq!(value("", "-1 < 1u"), 0);
    assert_eq!(value("", "-1L < 1u"), 1);
    assert_eq!(value("", "(unsigned char)300 + (char)200"), 44 - 56);
    assert_eq!(value("", "0xffffffff + 1"), 0);
    assert_eq!(value("", "-7 / 2 * 10 + -7 % 2"), -31);
    assert_eq!(value("", "1 ? 2 : 1 / 0"), 2);
    assert_eq!(value("", "sizeof(int (*[3])(void))"), 24);
    assert_eq!(value("", "sizeof \"abc\" + sizeof('a')"), 8);
    assert_eq!(value("", "_Generic(1u, int: 1, unsigned: 2, default: 3)"), 2);
}

#[test]
fn declarators_of_any_shape_are_read() {
    let prelude = "int (*(*f(int))(char))[5]; int *a[3], (*b)[3], (*c)(int, int *), *(*d[2])(void);\n\
                   typedef int fn(int); fn *table[4]; char (*(*x[3])(void))[5];";
    assert_eq!(value(prelude, "sizeof(*f(0)('a'))"), 20);
    assert_eq!(
        value(prelude, "sizeof a + sizeof b + sizeof *b + sizeof c + sizeof d"),
        24 + 8 + 12 + 8 + 16
    );
    assert_eq!(value(prelude, "sizeof table + sizeof x + sizeof *x[0]()"), 32 + 24 + 5);
}

#[test]
fn initialisers_fill_bytes_and_addresses() {
    let unit = unit(
        "struct p { char c; short s[2]; } v[] = { 1, { 2, 3 }, [2] = { .s[1] = 9 }, { 4 } };\n\
         char t[4] = \"abcdef\", u[] = { \"xy\" }; int g; int *at = &g + 2; char *text = \"hi\" + 1;\n\
         int f(void) { return 0; } int (*fp)(void) = f; struct { unsigned a:4, b:4; } bits = { 5, 6 };\n\
         int main(void) { return 0; }\n",
    );
    assert_eq!(bytes(&unit, "v")[..6], [1, 0, 2, 0, 3, 0]);
    assert_eq!(bytes(&unit, "v")[12..19], [0, 0, 0, 0, 9, 0, 4]);
    assert_eq!(bytes(&unit, "t"), *b"abcd");
    assert_eq!(bytes(&unit, "u"), *b"xy\0");
    assert_eq!(bytes(&unit, "bits")[0], 0x65);
    let relocs = |name: &str| {
        let global = unit.globals.iter().find(|global| global.name == name);
        global.expect("the global is there").relocs.clone()
    };
    assert!(matches!(relocs("at")[..], [(0, Target::Global(_), 8)]));
    assert!(matches!(relocs("text")[..], [(0, Target::Str(_), 1)]));
    assert!(matches!(relocs("fp")[..], [(0, Target::Fn(_), 0)]));
}

#[test]
fn the_preprocessor_follows_the_standard() {
    let text = |prelude: &str, expression: &str| {
        let unit = unit(&format!(
            "{prelude}\nchar probe[] = {expression};\nint main(void) {{ return 0; }}"
        ));
        let mut bytes = bytes(&unit, "probe");
        bytes.pop();
        String::from_utf8(bytes).expect("it is text")
    };
    let strings = "#define S(x) #x\n#define X(x) S(x)\n";
    let with = |more: &str| format!("{strings}{more}");
    assert_eq!(text(strings, "S( a  \"b\\n\" 'c' )"), "a \"b\\n\" 'c'");
    assert_eq!(text(&with("#define A 1 A B\n#define B A\n"), "X(A)"), "1 A A");
    assert_eq!(text(&with("#define f(x) x f\n"), "X(f(1)(2))"), "1 f(2)");
    // C11 6.10.3.5 EXAMPLE 4 and 7.
    assert_eq!(text(&with("#define h # ## #\n"), "X(h)"), "##");
    assert_eq!(
        text(
            &with("#define t(x,y,z) x ## y ## z\n"),
            "X(t(1,2,3) t(,4,5) t(6,,7) t(8,9,) t(10,,) t(,11,) t(,,12) t(,,))"
        ),
        "123 45 67 89 10 11 12 ".trim_end()
    );
    let rest = "#define V(...) #__VA_ARGS__\n#define W(...) V(__VA_ARGS__)\n\
                #define L(f, ...) f, ## __VA_ARGS__\n";
    assert_eq!(text(rest, "W(L(a)) V(|) W(L(a, b, c))"), "a|a, b, c");
    assert_eq!(
        text(&with("#define e()\n#define g(x) [x]\n"), "X(g(e()) g() g((a,b)))"),
        "[] [] [(a,b)]"
    );
    assert_eq!(
        text(
            "#define N 4\n#if N > 3 && defined N && !defined(M) && (1 || 1/0)\n#define T \"yes\"\n#elif 1\n#define T \"no\"\n#endif",
            "T"
        ),
        "yes"
    );
    assert_eq!(
        text("#if 0\n#if 1\n' \"\n#endif\n#elif -1 > 0u\n#define T \"u\"\n#endif", "T"),
        "u"
    );
    assert_eq!(text("#define A \\\n  \"x\" \\\n  \"y\"", "A"), "xy");
}

#[test]
fn a_scenario_is_read() {
    let unit = unit(
        "//! title.en  Lost\n//! limits    page=4 pipe_buf=8\n// What it is\n// about.\n\n#include <ipclab.h>\n\
         volatile struct { int n[4]; } *m;\nint sizes[] = { PAGE_SIZE, PIPE_BUF };\nsetup { m = 0; }\n\
         process(a) { int r = m->n[1]; if (fork() == 0) { } }\nprocess(b) { }\n\
         always(m->n[1] == 2 && a.r < PIPE_BUF);\nsometimes(a.1.out == \"x\" \"y\" || stuck(b));\n\
         never(deadlock || b.status != 0 || a.signal == SIGPIPE || a.errno == EPIPE);\nschedule(one, \"a b\" \" a\");\n",
    );
    let scenario = &unit.scenario;
    let header: Vec<(&str, &str)> =
        scenario.header.iter().map(|(key, value, _)| (key.as_str(), value.as_str())).collect();
    assert_eq!(header[0], ("title.en", "Lost"));
    assert_eq!(header[2], ("desc.en", "What it is about."));
    assert_eq!(bytes(&unit, "sizes"), [0, 16, 0, 0, 0, 16, 0, 0]);
    assert_eq!(scenario.processes.len(), 2);
    let kinds: Vec<ClaimKind> = scenario.claims.iter().map(|claim: &Claim| claim.kind).collect();
    assert_eq!(kinds, [ClaimKind::Always, ClaimKind::Sometimes, ClaimKind::Never]);
    assert_eq!(scenario.claims[0].text, "m->n[1] == 2 && a.r < PIPE_BUF");
    assert_eq!(scenario.shared[0].text, "m->n[1]");
    assert_eq!(scenario.schedules[0].1, "a b a");
    let debug = format!("{:?}", scenario.claims[1].expr);
    assert!(debug.contains(&format!("{:?}", Observed::Out("a.1".to_owned()))), "{debug}");
    assert!(format!("{:?}", scenario.claims[2].expr).contains("Errno(\"a\")"));
}

#[test]
fn the_limits_of_a_run_decide_the_macros_that_name_them() {
    let text = "#include <limits.h>\nint size = PIPE_BUF;\nint main(void) { return 0; }\n";
    let source = Source { name: "t.c".to_owned(), text: text.to_owned() };
    let limits = vec![("PIPE_BUF".to_owned(), "8".to_owned())];
    let options = Options { limits, ..Options::default() };
    let small = compile(std::slice::from_ref(&source), &options).unit.expect("it compiles");
    assert_eq!(bytes(&small, "size"), [8, 0, 0, 0]);
    let real = compile(&[source], &Options::default()).unit.expect("it compiles");
    assert_eq!(bytes(&real, "size"), [0, 16, 0, 0]);
}

#[test]
fn files_given_with_the_program_are_included() {
    let files = [
        Source {
            name: "dir/t.c".to_owned(),
            text: "#include \"my.h\"\nint main(void) { return N; }".to_owned(),
        },
        Source {
            name: "dir/my.h".to_owned(),
            text: "#pragma once\n#include \"my.h\"\n#define N 3\n".to_owned(),
        },
    ];
    assert!(compile(&files, &Options::default()).unit.is_some());
    assert!(compile(&files[..1], &Options::default()).unit.is_none());
}

#[test]
fn old_and_sloppy_programs_are_accepted_with_warnings() {
    let all = messages(
        "#include <nosuch.h>\nmain(argc, argv) int argc; char **argv; { printf(\"%d\\n\", twice(argc)); return 0; }\n\
         twice(n) { return 2 * n; }\n",
    );
    assert!(all.iter().all(|message| message.contains("warning")), "{all:?}");
    assert!(front("void main() { return; }").unit.is_some());
}
