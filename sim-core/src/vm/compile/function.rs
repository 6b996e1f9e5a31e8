//! One function: where its locals live, its prologue, its labels and blocks.

use super::super::image::{FIRST, FRAME, FnCode, Home, HomePlace, Op, Reg, uninitialised};
use super::{Program, size_and_align};
use crate::c::hir::{FnId, Function, LabelId, LocalId, Span, Ty};

/// A place in the code that jumps name before it is known where it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(pub u32);

/// Locals behind this many live in memory, so that temporaries have room.
const REGISTER_LOCALS_END: usize = 170;
/// The last register a temporary can be.
const TEMPORARY_LAST: Reg = 254;
/// The most arguments of one call.
pub(super) const ARGUMENTS_MAX: usize = 64;

/// A block of statements and where it lies; a local lives as long as the smallest that names it.
struct Block {
    parent: Option<usize>,
    /// Whether control can come back to its start while outside it.
    repeats: bool,
    start: u32,
    end: u32,
}

/// What compiles one function.
pub(super) struct Gen<'p, 'u> {
    pub program: &'p mut Program<'u>,
    pub id: FnId,
    pub function: &'u Function,
    homes: Vec<HomePlace>,
    /// For each local the smallest block with all its mentions.
    owners: Vec<Option<usize>>,
    blocks: Vec<Block>,
    block: usize,
    /// The next free temporary.
    pub temp: Reg,
    /// Registers reserved for a value that is not there yet.
    pub reserved: Vec<Reg>,
    /// Bytes of frame memory so far.
    frame: u64,
    labels: Vec<Option<u32>>,
    /// Labels `break` and `continue` jump to, innermost last.
    pub breaks: Vec<Label>,
    pub continues: Vec<Label>,
    /// What is too much for the machine, if something is.
    pub refused: Option<&'static str>,
    first_switch: usize,
}

impl<'p, 'u> Gen<'p, 'u> {
    pub(super) fn compile(
        program: &'p mut Program<'u>,
        id: FnId,
        function: &'u Function,
    ) -> FnCode {
        let entry = program.code.len() as u32;
        let first_switch = program.switches.len();
        let whole = Block { parent: None, repeats: false, start: entry, end: entry };
        let mut this = Gen {
            program,
            id,
            function,
            homes: Vec::new(),
            owners: vec![None; function.locals.len()],
            blocks: vec![whole],
            block: 0,
            temp: FIRST,
            reserved: Vec::new(),
            frame: 0,
            labels: vec![None; function.labels as usize],
            breaks: Vec::new(),
            continues: Vec::new(),
            refused: None,
            first_switch,
        };
        if function.params as usize > ARGUMENTS_MAX {
            this.refused = Some("a function with more than 64 parameters");
        } else {
            this.place_locals();
            this.prologue();
            this.body();
        }
        this.finish(entry)
    }

    fn body(&mut self) {
        let function = self.function;
        self.statements(&function.body);
        let span = self.program.spans.last().map_or(function.span, |(_, span)| *span);
        self.return_from(super::super::image::ZERO, span);
    }

    /// Gives every local its register or its bytes of the frame.
    fn place_locals(&mut self) {
        let params = self.function.params as usize;
        let mut register = usize::from(FIRST) + params + usize::from(self.function.variadic);
        for (nth, local) in self.function.locals.iter().enumerate() {
            let in_memory = local.in_memory || matches!(local.ty, Ty::Bytes { .. });
            let place = if in_memory || (nth >= params && register >= REGISTER_LOCALS_END) {
                let (size, _) = size_and_align(&local.ty);
                HomePlace::Frame(self.frame_bytes(&local.ty), size)
            } else if nth < params {
                HomePlace::Register(FIRST + nth as Reg, uninitialised(&local.ty))
            } else {
                register += 1;
                HomePlace::Register(register as Reg - 1, uninitialised(&local.ty))
            };
            self.homes.push(place);
        }
        self.temp = register as Reg;
    }

    /// Room for an object in the frame; its offset.
    pub(super) fn frame_bytes(&mut self, ty: &Ty) -> u32 {
        let (size, align) = size_and_align(ty);
        let offset = self.frame.next_multiple_of(align.min(16));
        self.frame = offset + size;
        if self.frame > u64::from(i32::MAX as u32) {
            self.refused = Some("a function with local variables of 2 GiB");
            self.frame = 0;
        }
        offset as u32
    }

    /// Parameters that live in memory are copied there.
    fn prologue(&mut self) {
        let span = self.function.span;
        for nth in 0..self.function.params as usize {
            let HomePlace::Frame(offset, size) = self.homes[nth] else { continue };
            let register = FIRST + nth as Reg;
            match &self.function.locals[nth].ty {
                Ty::Bytes { .. } => {
                    let address = self.new_temp();
                    self.add_constant(address, FRAME, i64::from(offset), span);
                    self.emit(Op::Copy { a: address, b: register, len: size as i32 }, span);
                    self.temp = address;
                }
                ty => self.store(ty, (FRAME, offset as i32), register, span),
            }
        }
    }

    /// A fresh temporary.
    pub(super) fn new_temp(&mut self) -> Reg {
        if self.temp >= TEMPORARY_LAST {
            self.refused = Some("an expression with this many parts");
            return TEMPORARY_LAST;
        }
        self.temp += 1;
        self.temp - 1
    }

    /// The register that holds the address of the variable arguments.
    pub(super) fn list_register(&self) -> Reg {
        FIRST + self.function.params as Reg
    }

    /// Where a local lives; notes that it is mentioned here.
    pub(super) fn home(&mut self, local: LocalId) -> HomePlace {
        let nth = local.0 as usize;
        self.owners[nth] = Some(match self.owners[nth] {
            None => self.block,
            Some(owner) => self.common(owner, self.block),
        });
        self.homes[nth]
    }

    /// The smallest block that contains both. Blocks are numbered in order, parents first.
    fn common(&self, mut a: usize, mut b: usize) -> usize {
        while a != b {
            let larger = if a > b { &mut a } else { &mut b };
            *larger = self.blocks[*larger].parent.expect("only the outermost block has no parent");
        }
        a
    }

    /// Compiles what `inside` emits as a block of its own.
    pub(super) fn in_block(&mut self, repeats: bool, inside: impl FnOnce(&mut Self)) {
        let start = self.here();
        let nth = self.blocks.len();
        self.blocks.push(Block { parent: Some(self.block), repeats, start, end: start });
        let outer = std::mem::replace(&mut self.block, nth);
        inside(self);
        self.block = outer;
        self.blocks[nth].end = self.here();
    }

    pub(super) fn here(&self) -> u32 {
        self.program.code.len() as u32
    }

    pub(super) fn new_label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// A label of the program's text.
    pub(super) fn user_label(&self, label: LabelId) -> Label {
        Label(label.0)
    }

    /// The label stands here.
    pub(super) fn bind(&mut self, label: Label) {
        self.labels[label.0 as usize] = Some(self.here());
    }

    /// Records one instruction.
    pub(super) fn emit(&mut self, op: Op, span: Span) {
        let program = &mut *self.program;
        if program.spans.last().is_none_or(|(_, last)| *last != span) {
            program.spans.push((program.code.len() as u32, span));
        }
        program.code.push(op);
    }

    /// Records a call, with what is reserved around it.
    pub(super) fn emit_call(&mut self, op: Op, span: Span) {
        if !self.reserved.is_empty() {
            let holes = (self.here(), Box::from(&self.reserved[..]));
            self.program.holes.push(holes);
        }
        self.emit(op, span);
    }

    /// Fills in where jumps go and describes the function.
    fn finish(mut self, entry: u32) -> FnCode {
        if let Some(what) = self.refused {
            self.program.code.truncate(entry as usize);
            self.program.spans.retain(|(first, _)| *first < entry);
            self.program.holes.retain(|(call, _)| *call < entry);
            let index = self.program.refusal(what);
            self.emit(Op::NotModelled { index }, self.function.span);
            self.homes = vec![HomePlace::Register(0, 0); self.function.locals.len()];
            self.frame = 0;
            self.program.switches.truncate(self.first_switch);
        }
        let end = self.here();
        self.blocks[0].end = end;
        let labels = std::mem::take(&mut self.labels);
        let target = |to: u32| labels[to as usize].unwrap_or(end - 1);
        for op in &mut self.program.code[entry as usize..] {
            if let Some(to) = op.target_mut() {
                *to = target(*to);
            }
        }
        for table in &mut self.program.switches[self.first_switch..] {
            table.default = target(table.default);
            for (_, _, to) in &mut table.ranges {
                *to = target(*to);
            }
        }
        self.describe(entry, end)
    }

    fn describe(self, entry: u32, end: u32) -> FnCode {
        let params = self.function.params as usize;
        let mut homes = Vec::with_capacity(self.homes.len());
        let mut uninit_registers = Vec::new();
        let mut uninit_bytes = Vec::new();
        let mut zero_bytes = Vec::new();
        let mut register_locals = 0;
        for (nth, local) in self.function.locals.iter().enumerate() {
            let place = self.homes[nth];
            if nth >= params && self.refused.is_none() {
                match place {
                    HomePlace::Register(register, value) => {
                        uninit_registers.push((register, value));
                        register_locals += 1;
                    }
                    HomePlace::Frame(offset, size) if matches!(local.ty, Ty::Bytes { .. }) => {
                        zero_bytes.push((offset, size));
                    }
                    HomePlace::Frame(offset, size) => uninit_bytes.push((offset, size)),
                }
            }
            let live = if nth < params || local.outermost { entry..end } else { self.live(nth) };
            homes.push(Home { place, ty: local.ty.clone(), live });
        }
        let observed = if self.program.is_process(self.id) {
            let is_observed = |nth: &usize| {
                let local = &self.function.locals[*nth];
                local.outermost && self.program.observed.contains(&local.name.as_str())
            };
            (0..homes.len()).filter(is_observed).map(|nth| LocalId(nth as u32)).collect()
        } else {
            Vec::new()
        };
        // As with gcc -O0, locals in registers take stack too: endless recursion must end.
        let frame = (self.frame.next_multiple_of(16) + 8 * register_locals + 32) as u32;
        FnCode {
            entry,
            params: params.min(ARGUMENTS_MAX) as u8,
            variadic: self.function.variadic,
            frame: frame.next_multiple_of(16),
            homes,
            uninit_registers,
            zero_bytes: joined(zero_bytes),
            uninit_bytes,
            observed,
        }
    }

    /// For which instructions local `nth` can matter.
    fn live(&self, nth: usize) -> std::ops::Range<u32> {
        let Some(owner) = self.owners[nth] else { return 0..0 };
        // A loop around the block comes back with the value: the declaration may stand outside.
        let mut smallest = owner;
        let mut at = Some(owner);
        while let Some(block) = at {
            if self.blocks[block].repeats {
                smallest = self.blocks[block].parent.unwrap_or(0);
            }
            at = self.blocks[block].parent;
        }
        if self.function.labels > 0 {
            smallest = 0;
        }
        self.blocks[smallest].start..self.blocks[smallest].end
    }
}

/// Joins ranges that lie next to each other; what is between them may be set as well.
fn joined(mut ranges: Vec<(u32, u64)>) -> Vec<(u32, u64)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u64)> = Vec::new();
    for (offset, size) in ranges {
        match out.last_mut() {
            Some((start, len)) if u64::from(offset) < u64::from(*start) + *len + 16 => {
                *len = u64::from(offset) + size - u64::from(*start);
            }
            _ => out.push((offset, size)),
        }
    }
    out
}
