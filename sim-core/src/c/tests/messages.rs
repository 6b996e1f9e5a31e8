//! Messages word by word: they are read by students.

use super::{in_main, messages};

fn says(body: &str, expected: &[&str]) {
    assert_eq!(in_main(body), expected, "about {body}");
}

#[test]
fn a_missing_semicolon_is_shown_behind_the_line_it_belongs_to() {
    says("int x = 1\nx = 2;", &["3:10 error: missing `;` after `1` | put `;` here, before `x`"]);
    says("return 0", &["3:9 error: missing `;` after `0` | put `;` here, before `}`"]);
    says(
        "int x = 1\nputs(\"a\")\nx = 2;\nreturn x",
        &[
            "3:10 error: missing `;` after `1` | put `;` here, before `puts`",
            "4:10 error: missing `;` after `)` | put `;` here, before `x`",
            "6:9 error: missing `;` after `x` | put `;` here, before `}`",
        ],
    );
}

#[test]
fn unknown_names_get_a_suggestion_once() {
    says(
        "int count = 0;\npirntf(\"%d\\n\", conut);\nfrok(); frok();\nbanana(1);\nreturn conut + conut;",
        &[
            "4:1 error: unknown function `pirntf` | did you mean `printf`?",
            "4:16 error: `conut` is not declared | did you mean `count`?",
            "5:1 error: unknown function `frok` | did you mean `fork`?",
            "6:1 error: unknown function `banana` | define it in this file, or use one that ipclab has",
        ],
    );
    says(
        "size x = 1; strct point q;",
        &[
            "3:1 error: `size` is not a type",
            "3:13 error: `strct` is not a type | did you mean `struct`?",
        ],
    );
    assert_eq!(
        messages("int main(void) { size_t n = 0; return NULL; }"),
        [
            "1:18 error: `size_t` is not a type | it comes with `#include <sys/types.h>`",
            "1:39 error: `NULL` is not declared | it comes with `#include <stdio.h>`",
        ]
    );
}

#[test]
fn wrong_types_are_told_by_name() {
    let point = "struct point { int x, y; } p, *q = &p; int n; char buf[10];\n";
    let says = |body: &str, expected: &str| says(&format!("{point}{body}"), &[expected]);
    says(
        "n = \"text\";",
        "4:5 warning: this assignment makes an integer (`int`) from a pointer (`char *`) | put `*` before it for what it points to",
    );
    says(
        "char *s = 5;",
        "4:11 warning: this initialiser makes a pointer (`char *`) from an integer (`int`) | put `&` before it for its address",
    );
    says(
        "buf = \"hello\";",
        "4:1 error: `=` needs a variable, but this is an array (`char [10]`) | copy text with strcpy or snprintf",
    );
    says(
        "p->x = 1;",
        "4:4 error: `->x` needs a pointer, but this is a `struct point` | it is no pointer: write `.x`",
    );
    says(
        "q.x = 1;",
        "4:3 error: `.x` needs a struct or union, but this is a `struct point *` | it is a pointer: write `->x`",
    );
    says("p.z = 1;", "4:3 error: `struct point` has no member `z` | its members are x, y");
    says("n = p;", "4:5 error: this assignment needs an `int`, but this is a `struct point`");
    says(
        "5 = n;",
        "4:1 error: `=` needs a variable on its left side | a value has no place to store into; `==` compares",
    );
    says("*n = 1;", "4:1 error: `*` needs a pointer, but this is an `int`");
    says("n();", "4:1 error: an `int` cannot be called");
    says(
        "read(0, buf);",
        "4:1 error: `read` takes 3 arguments, but here are 2 | it is declared as long read(int, void *, unsigned long)",
    );
    says(
        "memset(p, 0, 1);",
        "4:8 error: argument 1 of `memset` needs a `void *`, but this is a `struct point` | pass its address: put `&` before it",
    );
    says(
        "write(1, 2, 3);",
        "4:10 warning: argument 2 of `write` makes a pointer (`const void *`) from an integer (`int`) | put `&` before it for its address",
    );
    says("if (p) { }", "4:5 error: a `struct point` is neither true nor false");
    says(
        "switch (\"x\") { }",
        "4:9 error: `switch` needs an integer, but this is a `char *` | compare strings with strcmp and `if`",
    );
    says("const int c = 1; c = 2;", "4:18 error: `=` would change a `const` object");
}

#[test]
fn what_is_not_supported_is_named() {
    says(
        "double d = 1.0; float f; d = f;",
        &[
            "3:1 error: floating point is not supported | use integers: count in thousandths, or in nanoseconds",
            "3:12 error: floating point is not supported | use integers: count in thousandths, or in nanoseconds",
            "3:17 error: floating point is not supported | use integers: count in thousandths, or in nanoseconds",
        ],
    );
    says(
        "asm(\"nop\");",
        &[
            "3:1 error: inline assembly is not supported | write it in C; a full barrier is `__sync_synchronize()`",
        ],
    );
    says(
        "static int a[getpid()];",
        &[
            "3:14 error: a variable-length array is not supported here | give the length as a number or `#define`, or use malloc",
        ],
    );
    says("return L'x';", &["3:8 error: wide characters are not supported: `L'x'`"]);
    let with = |header: &str, body: &str| {
        messages(&format!("#include <{header}>\n#include <stdio.h>\nint main(void) {{ {body} }}\n"))
    };
    assert_eq!(
        with("pthread.h", "pthread_t t; pthread_join(t, NULL);"),
        ["3:31 error: `pthread_join`: threads are not supported"]
    );
    assert_eq!(
        with("setjmp.h", "jmp_buf e; return setjmp(e);"),
        ["3:36 error: `setjmp`: `setjmp` is not supported"]
    );
    assert_eq!(
        with("math.h", "return sqrt(4);"),
        ["3:25 error: `sqrt`: floating point is not supported"]
    );
    assert_eq!(
        in_main("printf(\"%f\\n\", 1);"),
        ["3:16 warning: `%f` needs floating point, but this is an `int`"]
    );
}

#[test]
fn braces_and_parentheses_that_do_not_match_give_one_message() {
    assert_eq!(
        messages(
            "int main(void) {\n    if (1) {\n    return 0;\n}\n\nint other(void) {\n    return 1;\n}\n"
        ),
        ["1:16 error: this `{` is never closed | a `}` is missing, probably before line 6"]
    );
    assert_eq!(
        messages(
            "int main(void) {\n    if (1) {\n    }}\n    return 0;\n}\nint f(void) { return 1; }\n"
        ),
        [
            "4:5 error: `return` cannot stand outside of a function | a `{` may be missing above, or there is one `}` too many"
        ]
    );
    says(
        "if (1 {\nputs(\"x\");\n}",
        &["3:6 error: missing `)` after `1` | put `)` here, before `{`"],
    );
    says(
        "int x = 1; if (x) x = 2; x = 3; else x = 4;",
        &[
            "3:33 error: `else` without `if` | only one statement may stand between: put `{ }` around them",
        ],
    );
}

#[test]
fn characters_from_a_word_processor_are_explained() {
    says(
        "char *s = “hi”;",
        &["3:11 error: the character `“` is not part of C | use the plain quote `\"`"],
    );
    says("int x = 1；", &["3:10 error: the character `；` is not part of C | use the plain `;`"]);
    says(
        "puts(\"open);",
        &["3:6 error: this string is not closed on its line | put `\"` behind its last character"],
    );
    says(
        "int\u{a0}x;",
        &[
            "3:4 error: the character `\\u{a0}` is not part of C | this looks like a space but is none: type the space again",
        ],
    );
}

#[test]
fn names_are_declared_once() {
    says(
        "int a, a;",
        &["3:8 error: `a` is declared twice in this block | give one of them another name"],
    );
    says(
        "goto missing;",
        &[
            "3:6 error: there is no label `missing` in this function | put `missing:` before a statement",
        ],
    );
    says("break;", &["3:1 error: `break` outside of a loop or `switch`"]);
    assert_eq!(
        messages("int main(void) { return 0; }\nint main(void) { return 1; }"),
        ["2:5 error: `main` is defined twice (before: line 1)"]
    );
    assert_eq!(
        messages("int g;\nchar g;\nint main(void) { return 0; }"),
        ["2:6 error: `g` was declared as `int` in line 1, here it is `char` | make both the same"]
    );
    assert_eq!(
        messages("int x(void);"),
        [
            "1:13 error: there is no `main` | write `int main(void) { ... }`, or `process(name) { ... }`"
        ]
    );
}

#[test]
fn sloppy_programs_are_warned_about() {
    assert_eq!(
        messages(
            "#include <stdio.h>\nmain() { int *p = malloc(10); return helper(p); }\nint helper(int *p) { return 0; }\nvoid unused() { }"
        ),
        [
            "2:1 warning: `main` has no type, `int` is taken | write `int main`",
            "2:19 warning: `malloc` is used without a declaration | add `#include <stdlib.h>`",
            "2:38 warning: `helper` is used before it is declared (line 3) | put its prototype above this function",
        ]
    );
    assert_eq!(
        messages("#include <stdoi.h>\nvoid main() { }"),
        [
            "1:10 warning: ipclab has no header <stdoi.h>, it reads nothing here | did you mean <stdio.h>?",
            "2:6 warning: `main` should return `int` | write `int main(void)`",
        ]
    );
}

#[test]
fn claims_are_checked_against_the_processes() {
    let scenario = "#include <ipclab.h>\nint *n;\nsetup { }\nprocess(writer) { int count = 1; char buf[10]; { int inner; } }\nprocess(reader) { }\n";
    let says = |claim: &str, expected: &str| {
        assert_eq!(messages(&format!("{scenario}{claim}")), [expected], "about {claim}");
    };
    says(
        "always(writter.count == 1);",
        "6:8 error: there is no process `writter` | did you mean `writer`?",
    );
    says(
        "always(writer.conut == 1);",
        "6:8 error: `writer` has no variable `conut` | did you mean `writer.count`?",
    );
    says(
        "always(writer.buf == 1);",
        "6:8 error: `buf` is a `char [10]`, claims look at numbers | copy what matters into an int of `writer`",
    );
    says(
        "always(writer.inner == 1);",
        "6:8 error: `writer` has no variable `inner` | declare `inner` at the top of `writer`, not in an inner block",
    );
    says(
        "always(writer);",
        "6:8 error: what of `writer` is meant? | `writer.status`, `writer.out` or a variable of it",
    );
    says(
        "always(writer.out == 5);",
        "6:19 error: a string is only compared with `process.out`, by `==` or `!=`",
    );
    says(
        "process(reader) { }",
        "6:9 error: there is a second process `reader` | each process has a name of its own",
    );
    says(
        "int main(void) { return 0; }",
        "4:9 error: a file has `main` or processes (`writer`), not both | take one of them away",
    );
    says("schedule(one, 5);", "6:15 error: `5` cannot stand here, the run as a string should");
}

#[test]
fn formats_are_held_against_their_arguments() {
    let says = |body: &str, expected: &[&str]| {
        says(&format!("int n = 1; long l = 2; char s[9]; char *p = s;\n{body}"), expected)
    };
    says("printf(\"%d %s %ld %c %p %%\\n\", n, s, l, 'c', p);", &[]);
    says("printf(\"%*d %zu %hhx %lld %m\\n\", n, n, sizeof n, 'a', l);", &[]);
    says("scanf(\"%d %8s %*d %ld %[^a]\", &n, s, &l, p);", &[]);
    says("printf(\"%s\\n\", n);", &["4:16 warning: `%s` needs a `char *`, but this is an `int`"]);
    says(
        "printf(\"%d\\n\", l);",
        &["4:16 warning: `%d` needs an `int`, but this is a `long` | `%ld` takes it"],
    );
    says(
        "printf(\"%1$d %2$s %q\\n\", n, p, l); printf(\"%5.2d|%-*d|%.*s\\n\", n, 5, n, 2, p);",
        &[],
    );
    says(
        "printf(\"%5x\\n\", l);",
        &["4:17 warning: `%5x` needs an `int`, but this is a `long` | `%5lx` takes it"],
    );
    says(
        "printf(\"%ld\\n\", n);",
        &["4:17 warning: `%ld` needs a `long`, but this is an `int` | cast it to `long`"],
    );
    says(
        "printf(\"%d %d\\n\", n);",
        &[
            "4:1 warning: `%d` in this format has no argument | conversions in the format: 2, arguments after it: 1",
        ],
    );
    says(
        "printf(\"%d\\n\", n, l);",
        &["4:19 warning: the format has no conversion for this argument"],
    );
    says(
        "scanf(\"%d\", n);",
        &["4:13 warning: `%d` needs an `int *`, but this is an `int` | put `&` before it"],
    );
    says(
        "scanf(\"%s\", &s);",
        &[
            "4:13 warning: `%s` needs a `char *`, but this is a `char (*)[9]` | leave the `&` away: an array is passed as the address of its start",
        ],
    );
}

#[test]
fn directives_are_checked() {
    let says = |line: &str, expected: &str| {
        assert_eq!(
            messages(&format!("{line}\nint main(void) {{ return 0; }}\n")),
            [expected],
            "about {line}"
        );
    };
    says("#inclde <stdio.h>", "1:2 error: unknown directive `#inclde` | did you mean `#include`?");
    says(
        "#include \"mine.h\"",
        "1:10 error: the file `mine.h` was not given | give it too: ipclab run PROGRAM.c mine.h",
    );
    says("#if 1 +\n#endif", "1:7 error: the condition ends too early");
    says("#else", "1:2 error: `#else` without `#if`");
    says(
        "#ifndef A",
        "1:1 error: this `#if` has no `#endif` | put `#endif` behind the lines it is about",
    );
    says(
        "#define f(x, y) x\nint a = f(1);",
        "2:9 error: macro `f` takes 2 arguments, here it has 1",
    );
    says("#error \"stop here\"", "1:2 error: #error \"stop here\"");
}
