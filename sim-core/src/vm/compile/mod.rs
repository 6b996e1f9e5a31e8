//! From the checked program to bytecode.
//!
//! Two facts a reader would get wrong: there is no separate pass for registers (locals get theirs
//! first, temporaries are a stack above them), and the order of evaluation is gcc's on x86-64:
//! arguments from right to left, everything else from left to right.

use super::image::{FnCode, Image, Op, Reg, SwitchTable, TEXT, TEXT_STEP};
use crate::c::hir::{ClaimExpr, FnId, Function, Observed, Span, Target, Ty, Unit};
use crate::fingerprint::Fingerprint;
use crate::memory::{KERNEL_PAGE, Memory, RODATA, STACK_TOP};
use crate::syscalls::SysId;
use std::collections::BTreeMap;
use std::sync::Arc;

mod branch;
mod call;
mod emit;
mod expr;
mod function;
mod order;
mod place;
mod stmt;

/// Compiles a checked program. What cannot be compiled ends the run where it is reached.
#[must_use]
pub fn compile(unit: Unit) -> Image {
    let unit = Arc::new(unit);
    let layout = Layout::new(&unit);
    let memory = layout.memory(&unit);
    let mut program = Program::new(&unit, &layout);
    let functions: Vec<FnCode> =
        (0..unit.functions.len()).map(|nth| program.function(FnId(nth as u32))).collect();
    let Program { code, spans, holes, wide, switches, sys, refusals, .. } = program;
    Image {
        id: Fingerprint::of(&(&code, &wide, &sys, &layout.globals, &memory)),
        code,
        spans,
        holes,
        functions,
        wide,
        switches,
        sys,
        refusals,
        errno: unit.errno.map(|id| layout.globals[id.0 as usize]),
        exit: unit.functions.iter().position(|f| f.name == "exit").map(|n| FnId(n as u32)),
        globals: layout.globals,
        memory,
        unit,
    }
}

/// Where variables and literals lie.
struct Layout {
    strings: Vec<u64>,
    globals: Vec<u64>,
    constants: Vec<u8>,
    data_base: u64,
    data_len: u64,
}

/// Size and alignment of an object.
fn size_and_align(ty: &Ty) -> (u64, u64) {
    match *ty {
        Ty::Void => (1, 1),
        Ty::Bool => (1, 1),
        Ty::Int { size, .. } => (u64::from(size), u64::from(size)),
        Ty::Pointer => (8, 8),
        Ty::Bytes { size, align } => (size, align.max(1)),
    }
}

impl Layout {
    fn new(unit: &Unit) -> Layout {
        let mut constants = Vec::new();
        let mut strings = Vec::with_capacity(unit.strings.len());
        for string in &unit.strings {
            strings.push(RODATA + constants.len() as u64);
            constants.extend_from_slice(string);
        }
        // Memory is mapped in whole pages: who writes 50 bytes of a literal of 20 gets away with it.
        constants.resize(constants.len().next_multiple_of(KERNEL_PAGE as usize), 0);
        let data_base = RODATA + constants.len() as u64;
        let mut end = data_base;
        let mut globals = Vec::with_capacity(unit.globals.len());
        for global in &unit.globals {
            let (size, align) = size_and_align(&global.ty);
            end = end.next_multiple_of(align);
            globals.push(end);
            end += size.max(global.init.len() as u64).max(1);
        }
        Layout { strings, globals, constants, data_base, data_len: end - data_base }
    }

    fn address(&self, target: Target) -> u64 {
        match target {
            Target::Global(id) => self.globals[id.0 as usize],
            Target::Str(id) => self.strings[id.0 as usize],
            Target::Fn(id) => TEXT + u64::from(id.0) * TEXT_STEP,
        }
    }

    fn memory(&self, unit: &Unit) -> Memory {
        let mut memory = Memory::new(Arc::from(&self.constants[..]), self.data_base, self.data_len);
        for (global, addr) in unit.globals.iter().zip(&self.globals) {
            memory.write_slice(*addr, &global.init).expect("variables lie in data");
            for (offset, target, plus) in &global.relocs {
                let value = self.address(*target).wrapping_add_signed(*plus);
                memory.store::<8>(addr + offset, value).expect("variables lie in data");
            }
        }
        memory.settle(STACK_TOP);
        memory
    }
}

/// The parts of an image while functions are compiled.
struct Program<'u> {
    unit: &'u Unit,
    layout: &'u Layout,
    code: Vec<Op>,
    spans: Vec<(u32, Span)>,
    holes: Vec<(u32, Box<[Reg]>)>,
    wide: Vec<u64>,
    wide_index: BTreeMap<u64, u32>,
    switches: Vec<SwitchTable>,
    sys: Vec<SysId>,
    sys_index: BTreeMap<SysId, u32>,
    refusals: Vec<String>,
    /// Names of variables that claims look at.
    observed: Vec<&'u str>,
}

impl<'u> Program<'u> {
    fn new(unit: &'u Unit, layout: &'u Layout) -> Program<'u> {
        let mut observed = Vec::new();
        for claim in &unit.scenario.claims {
            observed_names(&claim.expr, &mut observed);
        }
        observed.sort_unstable();
        observed.dedup();
        Program {
            unit,
            layout,
            code: Vec::new(),
            spans: Vec::new(),
            holes: Vec::new(),
            wide: Vec::new(),
            wide_index: BTreeMap::new(),
            switches: Vec::new(),
            sys: Vec::new(),
            sys_index: BTreeMap::new(),
            refusals: Vec::new(),
            observed,
        }
    }

    fn wide(&mut self, value: u64) -> u32 {
        let wide = &mut self.wide;
        *self.wide_index.entry(value).or_insert_with(|| {
            wide.push(value);
            wide.len() as u32 - 1
        })
    }

    fn sys(&mut self, id: SysId) -> u32 {
        let sys = &mut self.sys;
        *self.sys_index.entry(id).or_insert_with(|| {
            sys.push(id);
            sys.len() as u32 - 1
        })
    }

    fn refusal(&mut self, what: &str) -> u32 {
        self.refusals.push(what.to_owned());
        self.refusals.len() as u32 - 1
    }

    /// Whether the function is the body of a process, whose variables claims can name.
    fn is_process(&self, id: FnId) -> bool {
        self.unit.main == Some(id) || self.unit.scenario.processes.iter().any(|p| p.1 == id)
    }

    fn function(&mut self, id: FnId) -> FnCode {
        let unit = self.unit;
        let function: &'u Function = &unit.functions[id.0 as usize];
        function::Gen::compile(self, id, function)
    }
}

fn observed_names<'u>(expr: &'u ClaimExpr, names: &mut Vec<&'u str>) {
    match expr {
        ClaimExpr::Observed(Observed::Var(_, name)) => names.push(name),
        ClaimExpr::Observed(_) | ClaimExpr::Const(_) | ClaimExpr::Str(_) => {}
        ClaimExpr::Unary(_, a) => observed_names(a, names),
        ClaimExpr::Binary(_, a, b) | ClaimExpr::And(a, b) | ClaimExpr::Or(a, b) => {
            observed_names(a, names);
            observed_names(b, names);
        }
    }
}
