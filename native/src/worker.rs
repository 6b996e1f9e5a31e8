//! The program that every real process of a scenario runs: a few hundred bytes of machine code.
//!
//! It waits on a word of shared memory, executes one system call with its own `syscall`
//! instruction, stores what came back (-errno included) and waits again. Being its own small
//! executable has three uses: `fork` and `execve` are cheap, nothing but the scenario's calls
//! touches descriptors and signals (no dynamic loader, no Rust runtime), and `execve` can be a real
//! one: the path in the sandbox is a link to this very program.
//!
//! Layout of the shared memory (see [`crate::control`]): page 0 is global, page 1 + n belongs to
//! slot n, data areas behind. Offsets below are used by the code and by `control`.

use std::arch::global_asm;

/// Where the shared memory is mapped in every worker.
pub const BASE: u64 = 0x10_0000_0000;
/// How many workers there can be at a time.
pub const SLOTS: usize = 64;
/// Bytes of a data area.
pub const DATA_LEN: usize = 4 << 20;
/// Offset of the first data area.
pub const DATA_AT: usize = 4096 * (1 + SLOTS);
/// Offset of the area whose end is followed by unmapped addresses.
pub const EDGE_AT: usize = DATA_AT + SLOTS * DATA_LEN;
/// Size of the whole shared memory.
pub const SHARED_LEN: usize = EDGE_AT + DATA_LEN;
/// The descriptor of process 1 of the sandbox that is the shared memory.
pub const CONTROL_FD: i32 = 3;
/// `argv[0]` of a worker is one byte: this plus its slot.
pub const SLOT_CHAR: u8 = 48;

/// Offsets in page 0.
pub mod global {
    /// Counts everything that was finished; the conductor's futex.
    pub const EVENT: usize = 0;
    /// Non-zero while the conductor sleeps on EVENT.
    pub const WAITING: usize = 4;
    /// What went wrong while the sandbox was furnished: stage, then errno.
    pub const FAILED_STAGE: usize = 8;
    /// See FAILED_STAGE.
    pub const FAILED_ERRNO: usize = 12;
    /// The pid of process 1 where there is no PID namespace.
    pub const INIT: usize = 16;
}

/// Offsets in a slot's page.
pub mod slot {
    /// Bumped by the conductor for each command; the worker's futex.
    pub const CMD: usize = 0;
    /// The last command the worker has taken.
    pub const SEEN: usize = 4;
    /// Bumped by the worker when a command is finished or a handler starts.
    pub const DONE: usize = 8;
    /// 1 while the worker is inside the scenario's call.
    pub const PHASE: usize = 12;
    /// One of the `kind` constants.
    pub const KIND: usize = 16;
    /// How many handlers deep the worker is.
    pub const LEVEL: usize = 20;
    /// The signal whose handler was started last.
    pub const SIGNAL: usize = 24;
    /// System call number.
    pub const NR: usize = 32;
    /// Six arguments.
    pub const ARGS: usize = 40;
    /// What the call returned.
    pub const RET: usize = 88;
    /// Signal mask of the scenario process, in force during its call.
    pub const MASK: usize = 96;
    /// Address of the slot of the child that a `FORK` makes.
    pub const CHILD: usize = 104;
    /// What the call had returned when a handler interrupted it, and where it was to go on.
    pub const BROKEN_RAX: usize = 112;
    /// See BROKEN_RAX.
    pub const BROKEN_RIP: usize = 120;
    /// 1 if the handler interrupted the scenario's call.
    pub const BROKEN_PHASE: usize = 136;
    /// The futex of a virtual timer; stays 0.
    pub const TIMER: usize = 128;
}

/// What a command asks for.
pub mod kind {
    /// Execute the call.
    pub const CALL: u32 = 0;
    /// Execute the call; where it returns 0, go on as the worker of slot CHILD.
    pub const FORK: u32 = 1;
    /// Leave the signal handler.
    pub const LEAVE: u32 = 2;
}

global_asm!(
    r#"
    .pushsection .rodata.ipclab_worker, "a", @progbits
    .balign 16
    .globl ipclab_worker_start
    .globl ipclab_worker_after
    .globl ipclab_worker_handler
    .globl ipclab_worker_restorer
    .globl ipclab_worker_memory
    .globl ipclab_worker_end
ipclab_worker_start:
    mov rax, [rsp + 8]
    movzx ebx, byte ptr [rax]
    mov eax, 257
    mov edi, -100
    lea rsi, [rip + 20f]
    mov edx, 0x80002
    xor r10d, r10d
    syscall
    test eax, eax
    js 19f
    mov r15d, eax
    mov r8d, eax
    mov eax, 9
    movabs rdi, {BASE}
    mov rsi, {SHARED_LEN}
    mov edx, 3
    mov r10d, 0x11
    xor r9d, r9d
    syscall
    test rax, rax
    js 19f
    mov r14, rax
    mov eax, 3
    mov edi, r15d
    syscall
    sub ebx, {SLOT_CHAR} - 1
    shl rbx, 12
    lea r12, [r14 + rbx]
    xor eax, eax
    jmp 14f
10: # wait for a command
    mov edx, [r12 + {SEEN}]
    mov eax, [r12 + {CMD}]
    cmp eax, edx
    jne 11f
    lea rdi, [r12 + {CMD}]
    xor esi, esi
    xor r10d, r10d
    mov eax, 202
    syscall
    jmp 10b
11: # take it
    mov [r12 + {SEEN}], eax
    cmp dword ptr [r12 + {KIND}], {LEAVE}
    je 17f
    mov eax, 14
    mov edi, 2
    lea rsi, [r12 + {MASK}]
    xor edx, edx
    mov r10d, 8
    syscall
    mov rax, [r12 + {NR}]
    mov rdi, [r12 + {ARGS}]
    mov rsi, [r12 + {ARGS} + 8]
    mov rdx, [r12 + {ARGS} + 16]
    mov r10, [r12 + {ARGS} + 24]
    mov r8, [r12 + {ARGS} + 32]
    mov r9, [r12 + {ARGS} + 40]
    mov dword ptr [r12 + {PHASE}], 1
    syscall
ipclab_worker_after:
    test rax, rax
    jnz 14f
    cmp dword ptr [r12 + {KIND}], {FORK}
    jne 14f
    mov r12, [r12 + {CHILD}]
14: # finished: rax is the result
    mov dword ptr [r12 + {PHASE}], 0
    mov [r12 + {RET}], rax
    mov eax, 14
    mov edi, 2
    lea rsi, [rip + 21f]
    xor edx, edx
    mov r10d, 8
    syscall
15: # tell the conductor
    lock inc dword ptr [r12 + {DONE}]
    lock inc dword ptr [r14 + {EVENT}]
    cmp dword ptr [r14 + {WAITING}], 0
    je 10b
    lea rdi, [r14 + {EVENT}]
    mov esi, 1
    mov edx, 1
    mov eax, 202
    syscall
    jmp 10b
ipclab_worker_handler: # a signal handler of the scenario starts: edi is the signal
    mov rax, [rdx + 144]
    mov [r12 + {BROKEN_RAX}], rax
    mov rax, [rdx + 168]
    mov [r12 + {BROKEN_RIP}], rax
    mov eax, [r12 + {PHASE}]
    mov [r12 + {BROKEN_PHASE}], eax
    push rax
    mov dword ptr [r12 + {PHASE}], 0
    mov [r12 + {SIGNAL}], edi
    inc dword ptr [r12 + {LEVEL}]
    mov eax, 14
    mov edi, 2
    lea rsi, [rip + 21f]
    xor edx, edx
    mov r10d, 8
    syscall
    jmp 15b
17: # leave it
    dec dword ptr [r12 + {LEVEL}]
    pop rax
    mov [r12 + {PHASE}], eax
    ret
ipclab_worker_restorer:
    mov eax, 15
    syscall
19: # the shared memory is gone
    mov eax, 231
    mov edi, 99
    syscall
    ud2
ipclab_worker_memory:
20: .ascii "/proc/1/fd/3\0\0\0\0"
    .balign 8
21: .quad -1
ipclab_worker_end:
    .popsection
    "#,
    BASE = const BASE,
    SHARED_LEN = const SHARED_LEN,
    SLOT_CHAR = const SLOT_CHAR,
    CMD = const slot::CMD,
    SEEN = const slot::SEEN,
    DONE = const slot::DONE,
    PHASE = const slot::PHASE,
    KIND = const slot::KIND,
    LEVEL = const slot::LEVEL,
    SIGNAL = const slot::SIGNAL,
    NR = const slot::NR,
    ARGS = const slot::ARGS,
    RET = const slot::RET,
    MASK = const slot::MASK,
    CHILD = const slot::CHILD,
    BROKEN_RAX = const slot::BROKEN_RAX,
    BROKEN_RIP = const slot::BROKEN_RIP,
    BROKEN_PHASE = const slot::BROKEN_PHASE,
    FORK = const kind::FORK,
    LEAVE = const kind::LEAVE,
    EVENT = const global::EVENT,
    WAITING = const global::WAITING,
);

unsafe extern "C" {
    static ipclab_worker_start: u8;
    static ipclab_worker_after: u8;
    static ipclab_worker_handler: u8;
    static ipclab_worker_restorer: u8;
    static ipclab_worker_memory: u8;
    static ipclab_worker_end: u8;
}

/// Where the executable is loaded.
const LOADED_AT: u64 = 0x40_0000;
/// Bytes of ELF header and program header in front of the code.
const HEADERS: usize = 64 + 56;

fn code() -> &'static [u8] {
    let (start, end) = (&raw const ipclab_worker_start, &raw const ipclab_worker_end);
    // SAFETY: both labels stand in one section, `end` behind `start`, and nobody writes there.
    unsafe { std::slice::from_raw_parts(start, end.offset_from_unsigned(start)) }
}

/// Address of the handler that workers install for a handler of the scenario.
#[must_use]
pub fn handler_address() -> u64 {
    address(&raw const ipclab_worker_handler)
}

/// Address behind the `syscall` instruction: where a call that returned goes on.
#[must_use]
pub fn after_address() -> u64 {
    address(&raw const ipclab_worker_after)
}

/// Address of the code that ends a handler.
#[must_use]
pub fn restorer_address() -> u64 {
    address(&raw const ipclab_worker_restorer)
}

fn address(label: *const u8) -> u64 {
    LOADED_AT + HEADERS as u64 + (label as u64 - code().as_ptr() as u64)
}

/// Where a worker that was just started finds the shared memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Memory {
    /// Descriptor 3 of process 1: a program that the scenario starts has none of its own.
    OfProcess1,
    /// Its own descriptor 3.
    Own,
}

/// The executable, an ELF file with one loadable segment.
#[must_use]
pub fn executable(memory: Memory) -> Vec<u8> {
    const OWN: &[u8; 16] = b"/proc/self/fd/3\0";
    let mut code = code().to_vec();
    if memory == Memory::Own {
        let at =
            (&raw const ipclab_worker_memory) as usize - (&raw const ipclab_worker_start) as usize;
        code[at..at + OWN.len()].copy_from_slice(OWN);
    }
    let code = &code[..];
    let total = (HEADERS + code.len()) as u64;
    let mut elf = Vec::with_capacity(HEADERS + code.len());
    elf.extend_from_slice(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0");
    elf.extend_from_slice(&2u16.to_le_bytes()); // ET_EXEC
    elf.extend_from_slice(&62u16.to_le_bytes()); // EM_X86_64
    elf.extend_from_slice(&1u32.to_le_bytes());
    elf.extend_from_slice(&(LOADED_AT + HEADERS as u64).to_le_bytes()); // entry
    elf.extend_from_slice(&64u64.to_le_bytes()); // program headers
    elf.extend_from_slice(&0u64.to_le_bytes());
    elf.extend_from_slice(&0u32.to_le_bytes());
    for half in [64u16, 56, 1, 64, 0, 0] {
        elf.extend_from_slice(&half.to_le_bytes());
    }
    elf.extend_from_slice(&1u32.to_le_bytes()); // PT_LOAD
    elf.extend_from_slice(&5u32.to_le_bytes()); // readable, executable
    for word in [0, LOADED_AT, LOADED_AT, total, total, 4096] {
        elf.extend_from_slice(&u64::to_le_bytes(word));
    }
    elf.extend_from_slice(code);
    elf
}
