//! The machine on hand-made programs: what C against cc cannot say.

use super::*;
use crate::c::hir::*;
use crate::value::Errno;
use std::hash::DefaultHasher;

const INT: Ty = Ty::Int { size: 4, signed: true };

fn e(kind: ExprKind, ty: Ty) -> Expr {
    Expr { kind, ty, span: Span::default() }
}

fn int(value: i64) -> Expr {
    e(ExprKind::Const(value), INT)
}

fn place(kind: PlaceKind, ty: Ty) -> Box<Place> {
    let span = Span::default();
    Box::new(Place { kind, ty, bits: None, access: MemAccess::Plain, span })
}

fn local(nth: u32) -> Box<Place> {
    place(PlaceKind::Local(LocalId(nth)), INT)
}

fn var(nth: u32) -> Expr {
    e(ExprKind::Load(local(nth)), INT)
}

fn binary(op: BinOp, a: Expr, b: Expr) -> Expr {
    e(ExprKind::Binary(op, Box::new(a), Box::new(b)), INT)
}

fn set(nth: u32, value: Expr) -> Stmt {
    expr(e(ExprKind::Assign(local(nth), Box::new(value)), INT))
}

fn expr(value: Expr) -> Stmt {
    stmt(StmtKind::Expr(value))
}

fn stmt(kind: StmtKind) -> Stmt {
    Stmt { kind, span: Span::default() }
}

fn ret(value: Expr) -> Stmt {
    stmt(StmtKind::Return(Some(value)))
}

fn call(callee: Callee, args: Vec<Expr>) -> Expr {
    e(ExprKind::Call(callee, args), INT)
}

fn function(name: &str, params: u32, locals: &[(&str, Ty, bool)], body: Vec<Stmt>) -> Function {
    let locals = locals.iter().map(|(name, ty, in_memory)| Local {
        name: (*name).to_owned(),
        ty: ty.clone(),
        in_memory: *in_memory,
        outermost: true,
        c_type: "int".to_owned(),
        span: Span::default(),
    });
    Function {
        name: name.to_owned(),
        span: Span::default(),
        library: false,
        params,
        variadic: false,
        locals: locals.collect(),
        ret: INT,
        labels: 0,
        body,
    }
}

fn image(functions: Vec<Function>) -> Arc<Image> {
    let main = functions.iter().position(|f| f.name == "main").map(|nth| FnId(nth as u32));
    Arc::new(compile(Unit { functions, main, ..Unit::default() }))
}

fn hashed(vm: &Vm) -> u64 {
    let mut hasher = DefaultHasher::new();
    vm.hash(&mut hasher);
    hasher.finish()
}

const FUEL: u64 = 1 << 40;

fn result(functions: Vec<Function>) -> Action {
    Vm::start(&image(functions), Entry::Main, &[], &[]).run(FUEL)
}

/// `read(fd, p, 4)` as C makes it: descriptor, pointer to local 0, count.
fn read_into_local_0(fd: i64) -> Expr {
    let long = Ty::Int { size: 8, signed: true };
    let id = SysId::find("read").expect("read is in the table");
    let pointer = e(ExprKind::AddrOf(local(0)), Ty::Pointer);
    let count = e(ExprKind::Const(4), long.clone());
    e(ExprKind::Call(Callee::Sys(id), vec![int(fd), pointer, count]), long)
}

#[test]
fn recursion_keeps_the_callers_temporaries() {
    let less = |n: i64| {
        let arg = binary(BinOp::Sub, var(0), int(n));
        call(Callee::Fn(FnId(0)), vec![arg])
    };
    let fib = function(
        "fib",
        1,
        &[("n", INT, false)],
        vec![
            stmt(StmtKind::If(binary(BinOp::Lt, var(0), int(2)), vec![ret(var(0))], vec![])),
            ret(binary(BinOp::Add, less(1), less(2))),
        ],
    );
    let main = function("main", 0, &[], vec![ret(call(Callee::Fn(FnId(0)), vec![int(20)]))]);
    assert_eq!(result(vec![fib, main]), Action::Returned { value: 6765 });
}

#[test]
fn a_recursion_without_end_overflows_the_stack() {
    let body = vec![ret(call(Callee::Fn(FnId(0)), vec![]))];
    let Action::Fault { signal, text, .. } = result(vec![function("main", 0, &[], body)]) else {
        panic!("no fault");
    };
    assert_eq!(signal, Signal::SEGV);
    assert!(text.en.contains("stack overflows"), "{}", text.en);
}

#[test]
fn a_loop_without_a_visible_action_uses_up_its_fuel() {
    let forever = StmtKind::Loop { test_first: true, cond: None, step: None, body: vec![] };
    let image = image(vec![function("main", 0, &[], vec![stmt(forever)])]);
    let mut vm = Vm::start(&image, Entry::Main, &[], &[]);
    assert!(matches!(vm.run(1000), Action::Endless { .. }));
    assert!(matches!(vm.run(1000), Action::Endless { .. }));
}

#[test]
fn division_by_zero_and_null_pointers_fault() {
    let divide = function("main", 0, &[], vec![ret(binary(BinOp::Div, int(1), int(0)))]);
    assert!(matches!(result(vec![divide]), Action::Fault { signal: Signal::FPE, .. }));
    let null = e(ExprKind::Const(0), Ty::Pointer);
    let load = e(ExprKind::Load(place(PlaceKind::Deref(null), INT)), INT);
    let Action::Fault { signal, text, .. } =
        result(vec![function("main", 0, &[], vec![ret(load)])])
    else {
        panic!("no fault");
    };
    assert_eq!(signal, Signal::SEGV);
    assert!(text.en.contains("null pointer"), "{}", text.en);
}

#[test]
fn a_call_waits_until_it_is_completed() {
    let main = function(
        "main",
        0,
        &[("x", INT, true), ("n", INT, false)],
        vec![set(1, e(ExprKind::Cast(Box::new(read_into_local_0(3))), INT)), ret(var(0))],
    );
    let image = image(vec![main]);
    let mut vm = Vm::start(&image, Entry::Main, &[], &[]);
    let action = vm.run(FUEL);
    let Action::Call { id, regs, .. } = &action else { panic!("no call but {action:?}") };
    assert_eq!((id.row().name, regs[0], regs[2]), ("read", 3, 4));
    assert_eq!(vm.run(FUEL), action, "it waits");
    assert_eq!(vm.pending(), Some(action));

    let mut bad = vm.clone();
    let error = Ret { value: Err(Errno::EINTR), out: vec![] };
    bad.complete(&error).expect("nothing to write");
    bad.run(FUEL);
    assert_eq!(vm.variable(FnId(0), "n"), Some(i64::from(0xA5A5_A5A5_u32 as i32)));

    let bytes = crate::value::Bytes::from(&7_i32.to_le_bytes()[..]);
    vm.complete(&Ret::ok(4).with(1, bytes)).expect("the buffer is writable");
    assert_eq!(vm.run(FUEL), Action::Returned { value: 7 });
}

#[test]
fn what_was_computed_on_the_way_makes_no_difference() {
    // if (read(..) > 4) { dirty temporaries, a dead local, dead stack } read(..)
    let scratch = function(
        "scratch",
        0,
        &[("a", Ty::Bytes { size: 3000, align: 1 }, true)],
        vec![ret(int(5))],
    );
    let mut inner = function(
        "main",
        0,
        &[("x", INT, true), ("dead", INT, false)],
        vec![
            stmt(StmtKind::If(
                binary(BinOp::Gt, e(ExprKind::Cast(Box::new(read_into_local_0(3))), INT), int(4)),
                vec![
                    set(1, binary(BinOp::Add, int(1), call(Callee::Fn(FnId(1)), vec![]))),
                    expr(binary(BinOp::Mul, var(1), call(Callee::Fn(FnId(1)), vec![]))),
                ],
                vec![],
            )),
            ret(e(ExprKind::Cast(Box::new(read_into_local_0(4))), INT)),
        ],
    );
    inner.locals[1].outermost = false;
    let image = image(vec![inner, scratch]);
    let mut plain = Vm::start(&image, Entry::Main, &[], &[]);
    plain.run(FUEL);
    let mut busy = plain.clone();
    plain.complete(&Ret::ok(1)).expect("nothing to write");
    busy.complete(&Ret::ok(9)).expect("nothing to write");
    assert_eq!(plain.run(FUEL), busy.run(FUEL));
    assert_eq!(plain, busy);
    assert_eq!(hashed(&plain), hashed(&busy));
    plain.complete(&Ret::ok(1)).expect("nothing to write");
    assert_ne!(hashed(&plain), hashed(&busy));
}

#[test]
fn a_handler_runs_inside_a_call_and_the_call_waits_on() {
    let handler = function("handler", 1, &[("signal", INT, false)], vec![ret(var(0))]);
    let main = function(
        "main",
        0,
        &[("x", INT, true)],
        vec![ret(e(ExprKind::Cast(Box::new(read_into_local_0(3))), INT))],
    );
    let image = image(vec![main, handler]);
    let mut vm = Vm::start(&image, Entry::Main, &[], &[]);
    let action = vm.run(FUEL);
    let before = vm.clone();
    vm.call_handler(image.function_address(FnId(1)), Signal::INT).expect("it is a function");
    assert_ne!(vm, before);
    assert_eq!(vm.run(FUEL), Action::SigReturn);
    assert_eq!(vm, before);
    assert_eq!(vm.run(FUEL), action);
    assert!(vm.call_handler(12, Signal::INT).is_err());
}

#[test]
fn an_instruction_takes_eight_bytes() {
    assert_eq!(size_of::<image::Op>(), 8);
}
