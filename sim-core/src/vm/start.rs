//! What the kernel puts on the stack of a new program.

use crate::memory::{Memory, STACK_TOP};

/// The stack pointer of a process without arguments.
pub(super) const EMPTY_SP: u64 = STACK_TOP - 16;
/// Bytes below the stack pointer that a signal leaves alone on x86-64.
pub(super) const RED_ZONE: u64 = 128;
/// `sizeof(siginfo_t)`
pub(super) const SIGINFO_LEN: u64 = 128;

/// Puts `argv` and `envp` on the stack; `(argc, argv, envp)` and the stack pointer below them.
pub(super) fn lay_out(memory: &mut Memory, argv: &[Vec<u8>], envp: &[Vec<u8>]) -> ([u64; 3], u64) {
    let text: u64 = argv.iter().chain(envp).map(|string| string.len() as u64 + 1).sum();
    let words = argv.len() as u64 + envp.len() as u64 + 2;
    let strings = EMPTY_SP - text;
    let vectors = (strings - 8 * words) & !15;
    let (mut string, mut word) = (strings, vectors);
    let mut starts = [0; 2];
    for (start, list) in starts.iter_mut().zip([argv, envp]) {
        *start = word;
        for bytes in list {
            let mut bytes = bytes.clone();
            bytes.push(0);
            memory.store::<8>(word, string).expect("the arguments fit in the stack");
            memory.write_slice(string, &bytes).expect("the arguments fit in the stack");
            string += bytes.len() as u64;
            word += 8;
        }
        memory.store::<8>(word, 0).expect("the arguments fit in the stack");
        word += 8;
    }
    ([argv.len() as u64, starts[0], starts[1]], vectors)
}
