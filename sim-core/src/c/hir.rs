//! The checked program: what the front end hands to the compiler.
//!
//! Every conversion C makes silently is written out here ([`ExprKind::Cast`], [`ExprKind::AddrOf`]
//! for decay), every `sizeof` is a number, every member an offset. Types matter only for their size
//! and signedness. Two facts a reader would get wrong: an expression of record type evaluates to the
//! *address* of its bytes, and a [`Place`] is a C lvalue (it is evaluated to an address unless it is
//! a local that never has its address taken).

use crate::syscalls::SysId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A position in one of the program's files; lines and columns from 1, columns in characters.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Index into [`Unit::files`].
    pub file: u16,
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Byte offset of the first character in the file.
    pub start: u32,
    /// Byte offset behind the last character.
    pub end: u32,
}

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize,
        )]
        pub struct $name(pub u32);)*
    };
}

index! {
    /// Index into [`Unit::functions`].
    FnId
    /// Index into [`Unit::globals`].
    GlobalId
    /// Index into [`Function::locals`]; parameters come first.
    LocalId
    /// Index into [`Unit::strings`].
    StringId
    /// A label of one function: `goto` targets, `case` and `default` alike.
    LabelId
}

/// What the machine needs to know of a C type.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Ty {
    /// `void`.
    Void,
    /// `_Bool`: conversions to it give 0 or 1.
    Bool,
    /// An integer (also `char`, enums) of 1, 2, 4 or 8 bytes.
    Int {
        /// Bytes.
        size: u8,
        /// Whether it is signed.
        signed: bool,
    },
    /// Any pointer, 8 bytes.
    Pointer,
    /// An array, struct, union or `va_list`: bytes in memory.
    Bytes {
        /// Bytes, padding included.
        size: u64,
        /// Alignment in bytes.
        align: u64,
    },
}

/// The whole program, library functions it reaches included.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Unit {
    /// The sources: user files first, then library files.
    pub files: Vec<SourceFile>,
    /// Functions with a body.
    pub functions: Vec<Function>,
    /// Variables with static storage, `static` locals included. Not stored with a compiled program.
    #[serde(skip)]
    pub globals: Vec<Global>,
    /// String literals with their final NUL, each once. Not stored with a compiled program.
    #[serde(skip)]
    pub strings: Vec<Vec<u8>>,
    /// What makes the file a scenario.
    pub scenario: Scenario,
    /// `main`, when there is one.
    pub main: Option<FnId>,
    /// The library's variable `errno`, for results of system calls.
    pub errno: Option<GlobalId>,
    /// The library's `__ipclab_start(argc, argv, envp)`: sets up stdio, calls main, exits.
    pub start: Option<FnId>,
}

/// One source text.
#[derive(Clone, Debug, Deserialize)]
pub struct SourceFile {
    /// Its name as given, "lost-update.c".
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    /// Whether it is ours (libc, header): calls in it are reported at the user's line.
    pub library: bool,
}

/// Our own texts are not stored with a compiled program: nobody is shown them.
impl Serialize for SourceFile {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = if self.library { "" } else { &*self.text };
        (&self.name, text, self.library).serialize(serializer)
    }
}

/// A function with a body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where its name stands in the definition.
    pub span: Span,
    /// Whether it is ours.
    pub library: bool,
    /// How many of `locals` are parameters.
    pub params: u32,
    /// Whether it takes `...` behind them.
    pub variadic: bool,
    /// Parameters, then all locals of all blocks, then temporaries of compound literals.
    pub locals: Vec<Local>,
    /// What it returns.
    pub ret: Ty,
    /// How many labels `body` uses.
    pub labels: u32,
    /// The statements. Not stored with a compiled program.
    #[serde(skip)]
    pub body: Vec<Stmt>,
}

/// A variable of a function.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Local {
    /// Its name; empty for a temporary.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Whether it must live in memory: its address is taken, or it is bytes, or volatile.
    pub in_memory: bool,
    /// Whether it stands in the outermost block of the function (claims may name it).
    pub outermost: bool,
    /// Whether it is signed char/int ... as text for the variables view, "int", "char [30]".
    pub c_type: String,
    /// Its declaration.
    pub span: Span,
}

/// A variable with static storage.
#[derive(Clone, Debug)]
pub struct Global {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// Its type as C text.
    pub c_type: String,
    /// Whether it is ours.
    pub library: bool,
    /// Its bytes at start; shorter than the type means zeros follow.
    pub init: Vec<u8>,
    /// Pointers inside `init`: (offset, what is pointed to, plus bytes).
    pub relocs: Vec<(u64, Target, i64)>,
}

/// What a constant address points to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// A variable.
    Global(GlobalId),
    /// A string literal.
    Str(StringId),
    /// A function.
    Fn(FnId),
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// What it does.
    pub kind: StmtKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of statements. Loops carry no labels: `break` and `continue` mean the innermost.
#[derive(Clone, Debug)]
pub enum StmtKind {
    /// `e;`
    Expr(Expr),
    /// `{ ... }`, also a declaration's list of initialisers.
    Block(Vec<Stmt>),
    /// Fills a local with zeros before its initialisers are stored.
    Zero(LocalId),
    /// `if (c) a else b`
    If(Expr, Vec<Stmt>, Vec<Stmt>),
    /// `while`, `for` and `do`.
    Loop {
        /// Tested before each round (`while`, `for`), or after it (`do`).
        test_first: bool,
        /// `None`: for ever.
        cond: Option<Expr>,
        /// Done behind each round and by `continue`.
        step: Option<Expr>,
        /// The body.
        body: Vec<Stmt>,
    },
    /// `switch`: jumps to the label of the matching case, or to `default`, or over the body.
    Switch {
        /// The promoted value.
        value: Expr,
        /// `case` values (already converted to the value's type) and GNU ranges `low ... high`.
        cases: Vec<(i64, i64, LabelId)>,
        /// The label of `default`.
        default: Option<LabelId>,
        /// The body, in which the labels stand.
        body: Vec<Stmt>,
    },
    /// A label stands here.
    Label(LabelId),
    /// `goto`
    Goto(LabelId),
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `return`
    Return(Option<Expr>),
}

/// An expression with its type.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it computes.
    pub kind: ExprKind,
    /// Its type after all conversions.
    pub ty: Ty,
    /// Where it stands.
    pub span: Span,
}

/// Arithmetic on two operands of the same type (shifts: the right operand is an `int`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum BinOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Arithmetic on one operand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum UnOp {
    Neg,
    BitNot,
    /// `!e`, an `int`.
    Not,
}

/// Who is called.
#[derive(Clone, Debug)]
pub enum Callee {
    /// A function of the unit.
    Fn(FnId),
    /// A pointer to a function.
    Pointer(Box<Expr>),
    /// A system call: its result is converted as its C prototype says.
    Sys(SysId),
    /// A library function the machine does itself, pure over the process's memory
    /// (`__builtin_` prefix taken off): "memcpy", "strlen", "vsnprintf", "alloca" ...
    Intrinsic(&'static str),
}

/// The kinds of expressions.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// An integer constant, extended to 64 bits as its type says: sign or zero (also null pointers,
    /// enums, sizeof).
    Const(i64),
    /// The address of a function.
    FnAddr(FnId),
    /// The address of a place: `&x`, and an array that decays.
    AddrOf(Box<Place>),
    /// The value of a place; of a record, the address of its bytes.
    Load(Box<Place>),
    /// Conversion to `ty` (to void: the value is dropped).
    Cast(Box<Expr>),
    /// `-a`, `~a`, `!a`
    Unary(UnOp, Box<Expr>),
    /// `a op b`; the operands' type decides signedness, comparisons give `int`. Pointers compare.
    Binary(BinOp, Box<Expr>, Box<Expr>),
    /// pointer + index * size; the index is a `long`, possibly negative.
    PtrAdd {
        /// The pointer.
        base: Box<Expr>,
        /// A 64-bit signed count of elements.
        index: Box<Expr>,
        /// Bytes of one element.
        size: i64,
    },
    /// (a - b) / size, a `long`.
    PtrDiff {
        /// Minuend.
        a: Box<Expr>,
        /// Subtrahend.
        b: Box<Expr>,
        /// Bytes of one element.
        size: i64,
    },
    /// `a && b`, an `int`.
    And(Box<Expr>, Box<Expr>),
    /// `a || b`, an `int`.
    Or(Box<Expr>, Box<Expr>),
    /// `c ? a : b`
    Cond(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a, b`
    Comma(Box<Expr>, Box<Expr>),
    /// `place = value`; record types copy bytes.
    Assign(Box<Place>, Box<Expr>),
    /// `place op= value`: load, convert to `compute`, operate, convert back, store.
    AssignOp {
        /// Where.
        place: Box<Place>,
        /// The operation.
        op: BinOp,
        /// The right side, already of type `compute` (of `int` for shifts, `long` for pointers).
        value: Box<Expr>,
        /// The common type of both sides; `Pointer` for `p += n`.
        compute: Ty,
        /// Bytes of one element for `p += n`, else 1.
        scale: i64,
    },
    /// `++x`, `x++`, `--x`, `x--`.
    IncDec {
        /// Where.
        place: Box<Place>,
        /// +1 or -1, or +size, -size for pointers.
        delta: i64,
        /// Whether the value is the one before.
        post: bool,
    },
    /// A call. Arguments are converted to the parameters' types; those behind `...` are promoted
    /// and take 8 bytes each (records are refused there).
    Call(Callee, Vec<Expr>),
    /// `({ ...; e; })`: statements, then the value.
    Statements(Vec<Stmt>, Option<Box<Expr>>),
    /// `va_start(ap)`, with the address of `ap`; the list is 24 bytes, the first 8 point at the
    /// next argument word.
    VaStart(Box<Expr>),
    /// `va_arg(ap, type)`, with the address of `ap`.
    VaArg(Box<Expr>),
}

/// An lvalue.
#[derive(Clone, Debug)]
pub struct Place {
    /// Which.
    pub kind: PlaceKind,
    /// Type of the object.
    pub ty: Ty,
    /// A bit-field: (first bit, width) inside the storage unit `ty` at the place's address.
    pub bits: Option<(u8, u8)>,
    /// Access is `volatile` or plain, or an atomic one.
    pub access: MemAccess,
    /// Where it stands.
    pub span: Span,
}

/// How a place is accessed. Matters when it lies in memory shared with other processes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum MemAccess {
    /// Not qualified.
    #[default]
    Plain,
    /// `volatile`.
    Volatile,
    /// `_Atomic`: sequentially consistent.
    Atomic,
}

/// The kinds of places.
#[derive(Clone, Debug)]
pub enum PlaceKind {
    /// A local variable.
    Local(LocalId),
    /// A variable with static storage.
    Global(GlobalId),
    /// A string literal.
    Str(StringId),
    /// `*e`
    Deref(Expr),
    /// A part of another place: member or constant index.
    Field(Box<Place>, u64),
    /// A record value that has no place of its own (a call's result): its address is the value.
    Value(Expr),
    /// A compound literal: the statements store into the local, then the place is the local.
    Literal(LocalId, Vec<Stmt>),
}

/// What makes a file a scenario.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Scenario {
    /// `//! key value` lines: (key, value, where).
    pub header: Vec<(String, String, Span)>,
    /// `setup { }`
    pub setup: Option<FnId>,
    /// `process(name) { }` in file order.
    pub processes: Vec<(String, FnId, Span)>,
    /// `always`, `sometimes`, `never`.
    pub claims: Vec<Claim>,
    /// `schedule(name, "tokens")`
    pub schedules: Vec<(String, String, Span)>,
    /// How the leaves [`Observed::Shared`] of the claims are found in memory, each text once.
    pub shared: Vec<SharedPlace>,
}

/// A place that a claim looks at, `*n` or `table->slot[2]`: starting at the address of a variable,
/// the path leads to the address of a scalar. Any process that still has the mapping shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SharedPlace {
    /// As written in the claim.
    pub text: String,
    /// Where it starts.
    pub global: GlobalId,
    /// How it goes on.
    pub path: Vec<Path>,
    /// The type of the scalar.
    pub ty: Ty,
    /// A bit-field: (first bit, width).
    pub bits: Option<(u8, u8)>,
}

/// One step of a [`SharedPlace`] from address to address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Path {
    /// Bytes further.
    Offset(i64),
    /// The pointer stored there.
    Deref,
}

/// Which verdict is claimed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum ClaimKind {
    /// In every ending.
    Always,
    /// In at least one ending.
    Sometimes,
    /// In no ending.
    Never,
}

/// A claim about every possible ending.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// Which verdict.
    pub kind: ClaimKind,
    /// What is looked at, over [`Observed`] leaves.
    pub expr: ClaimExpr,
    /// The expression as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a claim can look at in an ending; also the columns of a `.expected` file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Observed {
    /// `proc.var`: a scalar variable of the outermost block of the process's function (or of its
    /// `main`), as it was when the process ended or as it is while it sleeps for ever.
    Var(String, String),
    /// `proc.errno`
    Errno(String),
    /// `proc.status`: exit status, -1 when it did not exit.
    Status(String),
    /// `proc.signal`: the signal that killed it, or 0.
    Signal(String),
    /// `proc.out`: what it wrote to its terminal.
    Out(String),
    /// `stuck(proc)`
    Stuck(String),
    /// `deadlock`
    Deadlock,
    /// A file-scope variable of setup that lies in or points into shared memory, by its text.
    Shared(String),
}

/// The expression of a claim: C over observed leaves, all arithmetic in 64 bits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ClaimExpr {
    /// A constant.
    Const(i64),
    /// A string, only compared with `proc.out`.
    Str(Vec<u8>),
    /// A leaf.
    Observed(Observed),
    /// `-a`, `~a`, `!a`
    Unary(UnOp, Box<ClaimExpr>),
    /// `a op b`
    Binary(BinOp, Box<ClaimExpr>, Box<ClaimExpr>),
    /// `a && b`
    And(Box<ClaimExpr>, Box<ClaimExpr>),
    /// `a || b`
    Or(Box<ClaimExpr>, Box<ClaimExpr>),
}
