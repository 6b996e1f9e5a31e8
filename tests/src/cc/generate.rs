//! Random C: expressions and small functions without undefined behaviour (given `-fwrapv`).
//!
//! Two facts a reader would get wrong: divisions and shifts go through guarded macros, so that every
//! operand is right; and an expression has no side effects, so that the order of evaluation is free.

use std::fmt::Write as _;

/// A small generator of numbers, the same everywhere for a seed.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        ((self.next() >> 33) % end as u64) as usize
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What every generated program begins with.
pub const PRELUDE: &str = "\
#include <stdio.h>
#include <string.h>
typedef signed char i8; typedef unsigned char u8; typedef short i16; typedef unsigned short u16;
typedef unsigned int u32; typedef long i64; typedef unsigned long u64;
#define SHL(a, n) ((a) << ((n) & (8 * sizeof(+(a)) - 1)))
#define SHR(a, n) ((a) >> ((n) & (8 * sizeof(+(a)) - 1)))
#define DIV(a, b) ((b) == 0 || (b) == -1 ? (a) : (a) / (b))
#define REM(a, b) ((b) == 0 || (b) == -1 ? (a) : (a) % (b))
struct bits { int a : 5; unsigned b : 7; i64 c : 28; u8 d : 3; _Bool e : 1; i16 f : 9; };
struct pair { i8 x; i32_t y; u16 z; i64 w; };
union mix { i64 l; int i[2]; u16 h[4]; i8 c[8]; };
";

const TYPES: &[&str] = &["i8", "u8", "i16", "u16", "int", "u32", "i64", "u64", "_Bool", "char"];
const ARRAY_LEN: usize = 8;
/// The first of so many functions can be called by the others.
const FAMILY: usize = 4;

/// Names an expression may read; those behind `writable` are loop counters.
struct Scope {
    /// Scalars that can be assigned.
    variables: Vec<String>,
    /// Loop counters: only read.
    counters: Vec<String>,
    /// The function that can be called, which calls none itself: runs stay short.
    callable: Option<usize>,
}

/// One function and its call in `main`.
struct Writer<'r> {
    random: &'r mut Random,
    text: String,
    depth: usize,
    scope: Scope,
}

/// A program of `functions` functions `f0`, `f1` ...; each prints one line per call.
#[must_use]
pub fn program(seed: u64, functions: usize) -> String {
    let mut random = Random::new(seed);
    let mut text = PRELUDE.replace("i32_t", "int");
    let mut main = String::from("int main(void) {\n");
    for own in 0..functions {
        text += &function(&mut random, own);
        for _ in 0..2 {
            let args: Vec<String> = (0..3).map(|_| constant(&mut random)).collect();
            let _ = writeln!(main, "    printf(\"{own}: %ld\\n\", f{own}({}));", args.join(", "));
        }
    }
    text + &main + "    return 0;\n}\n"
}

/// The text of function `nth` of a generated program, for people.
#[must_use]
pub fn function_text(program: &str, nth: usize) -> String {
    let begin = program.find(&format!("static i64 f{nth}(")).unwrap_or(0);
    let end = program[begin..].find("\n}\n").map_or(program.len(), |len| begin + len + 3);
    program[begin..end].to_owned()
}

fn function(random: &mut Random, own: usize) -> String {
    let types: Vec<&str> = (0..3).map(|_| random.one(TYPES)).collect();
    let text = format!("static i64 f{own}({} a, {} b, {} c) {{\n", types[0], types[1], types[2]);
    let variables = ["a", "b", "c"].map(str::to_owned).to_vec();
    let callable = (!own.is_multiple_of(FAMILY)).then(|| own - own % FAMILY);
    let scope = Scope { variables, counters: Vec::new(), callable };
    let mut writer = Writer { random, text, depth: 1, scope };
    writer.locals();
    let count = 2 + writer.random.below(6);
    for _ in 0..count {
        writer.statement(3);
    }
    let result = writer.expression(4);
    writer.line(&format!("return {result};"));
    writer.text + "}\n"
}

fn constant(random: &mut Random) -> String {
    match random.below(8) {
        0 => random.one(&["0", "1", "-1", "2", "7", "10", "100", "255", "256"]).to_owned(),
        1 => random
            .one(&["127", "128", "-128", "-129", "32767", "32768", "65535", "65536", "-32769"])
            .to_owned(),
        2 => random
            .one(&["2147483647", "(-2147483647-1)", "2147483648", "4294967295", "4294967296"])
            .to_owned(),
        3 => random
            .one(&["0x7fffffffffffffff", "(-0x7fffffffffffffff-1)", "0xffffffffffffffffu", "1ul"])
            .to_owned(),
        4 => random.one(&["'a'", "'\\0'", "'\\xff'", "'\\n'", "0u", "3u", "5l", "017"]).to_owned(),
        5 => format!("{}", random.next() as i8),
        6 => format!("{}", random.next() as i32 as i64 % 100_000),
        _ => format!("0x{:x}u", random.next() as u32),
    }
}

impl Writer<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}{text}", "    ".repeat(self.depth));
    }

    fn locals(&mut self) {
        for name in ["p", "q", "r"] {
            let ty = self.random.one(TYPES);
            let qualifier = self.random.one(&["", "", "", "volatile ", "static "]);
            if qualifier == "static " {
                let value = constant(self.random);
                self.line(&format!("static {ty} {name} = {value};"));
            } else {
                let value = self.expression(3);
                self.line(&format!("{qualifier}{ty} {name} = {value};"));
            }
            self.scope.variables.push(name.to_owned());
        }
        let ty = self.random.one(&TYPES[..8]);
        let values: Vec<String> =
            (0..1 + self.random.below(ARRAY_LEN)).map(|_| constant(self.random)).collect();
        self.line(&format!("{ty} v[{ARRAY_LEN}] = {{ {} }};", values.join(", ")));
        self.line("struct bits s = { 1, 2, 3, 4, 1, 5 };");
        self.line("struct pair t = { .y = 3, .w = -1 }, *pt = &t;");
        self.line("union mix m = { 0x0102030405060708 };");
        let ty = self.random.one(TYPES);
        let value = self.expression(2);
        self.line(&format!("{ty} o = {value}, *po = &o;"));
    }

    /// Something that can be assigned.
    fn place(&mut self) -> String {
        match self.random.below(10) {
            0 => format!("v[({}) & {}]", self.expression(1), ARRAY_LEN - 1),
            1 => format!("*(v + (({}) & {}))", self.expression(1), ARRAY_LEN - 1),
            2 => format!("s.{}", self.random.one(&["a", "b", "c", "d", "e", "f"])),
            3 => {
                let through = self.random.one(&["t.", "pt->", "(&t)->", "(*pt)."]);
                format!("{through}{}", self.random.one(&["x", "y", "z", "w"]))
            }
            4 => self.random.one(&["*po", "o", "po[0]"]).to_owned(),
            5 => self.random.one(&["m.l", "m.i[1]", "m.h[2]", "m.c[7]", "m.c[0]"]).to_owned(),
            _ => {
                let nth = self.random.below(self.scope.variables.len());
                self.scope.variables[nth].clone()
            }
        }
    }

    /// Something that can be read, once the locals are declared.
    fn leaf(&mut self) -> String {
        if self.random.chance(30) {
            return constant(self.random);
        }
        if !self.scope.counters.is_empty() && self.random.chance(25) {
            let nth = self.random.below(self.scope.counters.len());
            return self.scope.counters[nth].clone();
        }
        let declared = self.text.contains(" *po = &o;");
        if declared && self.random.chance(40) {
            return self.place();
        }
        let nth = self.random.below(self.scope.variables.len());
        self.scope.variables[nth].clone()
    }

    fn expression(&mut self, depth: usize) -> String {
        if depth == 0 || self.random.chance(10) {
            return self.leaf();
        }
        let a = self.expression(depth - 1);
        match self.random.below(25) {
            0..=8 => {
                let op = self.random.one(&["+", "-", "*", "&", "|", "^"]);
                format!("({a} {op} {})", self.expression(depth - 1))
            }
            9 | 10 => {
                let op = self.random.one(&["<", "<=", ">", ">=", "==", "!="]);
                format!("({a} {op} {})", self.expression(depth - 1))
            }
            11 | 12 => {
                let shift = self.random.one(&["SHL", "SHR"]);
                format!("{shift}({a}, {})", self.expression(depth.min(2) - 1))
            }
            13 => {
                let divide = self.random.one(&["DIV", "REM"]);
                format!("{divide}({}, {})", self.leaf(), self.leaf())
            }
            14 => {
                let op = self.random.one(&["/", "%"]);
                format!("({a} {op} {})", 1 + self.random.below(300))
            }
            15 => format!("({a} && {})", self.expression(depth - 1)),
            16 => format!("({a} || {})", self.expression(depth - 1)),
            17 => {
                let b = self.expression(depth - 1);
                format!("({a} ? {b} : {})", self.expression(depth - 1))
            }
            18 | 19 => format!("({})({a})", self.random.one(TYPES)),
            20 | 21 => format!("({}({a}))", self.random.one(&["-", "~", "!", "+"])),
            22 | 23 if self.scope.callable.is_some() => {
                let nth = self.scope.callable.unwrap_or(0);
                format!("f{nth}({a}, {}, {})", self.leaf(), self.leaf())
            }
            22 => format!("sizeof(+({a}))"),
            _ => {
                // gcc 12 stumbles over a comma between constants.
                let nth = self.random.below(self.scope.variables.len());
                format!("({}, {a})", self.scope.variables[nth])
            }
        }
    }

    fn statement(&mut self, depth: usize) {
        match self.random.below(if depth == 0 { 4 } else { 12 }) {
            0 | 1 | 4 => {
                let place = self.place();
                let value = self.expression(4);
                self.line(&format!("{place} = {value};"));
            }
            2 | 5 => {
                let place = self.place();
                let op = self.random.one(&["+=", "-=", "*=", "&=", "|=", "^="]);
                let value = self.expression(3);
                self.line(&format!("{place} {op} {value};"));
            }
            3 => {
                let place = self.place();
                let other = self.place();
                let text = match self.random.below(8) {
                    0 => format!("({place})++;"),
                    1 => format!("--{place};"),
                    2 => format!("{place} <<= {};", self.random.below(7)),
                    3 => format!("{place} >>= {};", self.random.below(7)),
                    4 => format!("{place} /= {};", 1 + self.random.below(9)),
                    5 if !place.contains(&other) => format!("t.w = ({place} = {other}) + 3;"),
                    6 => "a = b++ + --c;".to_owned(),
                    _ => format!("{place} %= {};", 1 + self.random.below(9)),
                };
                self.line(&text);
            }
            6 | 7 => {
                let cond = self.expression(3);
                self.line(&format!("if ({cond}) {{"));
                self.body(depth);
                if self.random.chance(50) {
                    self.line("} else {");
                    self.body(depth);
                }
                self.line("}");
            }
            8 | 9 => self.repeat(depth),
            10 => self.switch(depth),
            _ => {
                let place = self.place();
                let value = self.expression(2);
                self.line(&format!("{{ struct pair u = t, *pu = &u; u.y += {value};"));
                self.line(&format!("t = *pu; {place} = u.x; memset(&u, 0, sizeof u); }}"));
            }
        }
    }

    fn body(&mut self, depth: usize) {
        self.depth += 1;
        for _ in 0..1 + self.random.below(2) {
            self.statement(depth - 1);
        }
        self.depth -= 1;
    }

    fn repeat(&mut self, depth: usize) {
        let counter = format!("i{}", self.depth);
        let rounds = 1 + self.random.below(5);
        let form = self.random.below(3);
        match form {
            0 => {
                self.line(&format!("for (int {counter} = 0; {counter} < {rounds}; {counter}++) {{"))
            }
            1 => self.line(&format!("{{ u8 {counter} = {rounds}; while ({counter}-- > 0) {{")),
            _ => self.line(&format!("{{ i16 {counter} = 0; do {{")),
        }
        self.scope.counters.push(counter.clone());
        self.body(depth);
        if self.random.chance(30) {
            let (cond, jump) = (self.expression(2), self.random.one(&["break", "continue"]));
            self.line(&format!("    if ({cond}) {jump};"));
        }
        self.scope.counters.pop();
        match form {
            0 => self.line("}"),
            1 => self.line("} }"),
            _ => self.line(&format!("}} while (++{counter} < {rounds}); }}")),
        }
    }

    fn switch(&mut self, depth: usize) {
        let value = self.expression(2);
        self.line(&format!("switch (({value}) & 7) {{"));
        for case in 0..1 + self.random.below(4) {
            if self.random.chance(20) {
                self.line(&format!("case {} ... {}:", 10 + 10 * case, 12 + 10 * case));
            }
            self.line(&format!("case {}:", 2 * case));
            self.body(depth);
            if self.random.chance(60) {
                self.line("    break;");
            }
        }
        if self.random.chance(60) {
            self.line("default:");
            self.body(depth);
        }
        self.line("}");
    }
}
