//! What a stopped process tells a student.

use super::intrinsics::Reply;
use super::run::Stop;
use super::{Action, Said, Vm};
use crate::memory::{Access, BadAddress, Memory, STACK_MAX, STACK_TOP, Segment};
use crate::value::Signal;

impl Said {
    pub(super) fn new(en: impl Into<String>, ko: impl Into<String>) -> Said {
        Said { en: en.into(), ko: ko.into() }
    }
}

impl Vm {
    /// Turns the reason the loop ended into what the machine is told.
    pub(super) fn action(&self, stop: Stop) -> Action {
        let site = self.site();
        let fault = |signal, text| Action::Fault { signal, text, site };
        match stop {
            Stop::Call { .. } => self.pending().expect("the process is at a call"),
            Stop::SigReturn => Action::SigReturn,
            Stop::Returned { value } => Action::Returned { value: value as i64 },
            Stop::Exit => Action::Returned { value: 0 },
            Stop::Memory { bad, access } => {
                fault(Signal::SEGV, bad_access(&self.memory, bad, access))
            }
            Stop::Divide { by_zero } => fault(Signal::FPE, division(by_zero)),
            Stop::StackOverflow => fault(Signal::SEGV, overflow()),
            Stop::NoFunction { address } => fault(Signal::SEGV, no_function(address)),
            Stop::Illegal => fault(
                Signal::ILL,
                Said::new(
                    "the program reached __builtin_trap or __builtin_unreachable",
                    "__builtin_trap 또는 __builtin_unreachable에 도달했습니다",
                ),
            ),
            Stop::Intrinsic(Reply::Bad { bad, access }) => {
                fault(Signal::SEGV, bad_access(&self.memory, bad, access))
            }
            Stop::Intrinsic(Reply::Value(_)) => {
                unreachable!("a finished intrinsic does not stop the process")
            }
            Stop::Intrinsic(Reply::NotModelled(what)) => {
                Action::NotModelled { text: not_modelled(&what), site }
            }
            Stop::NotModelled { index } => Action::NotModelled {
                text: not_modelled(&self.image.refusals[index as usize]),
                site,
            },
            Stop::Fuel => Action::Endless { site },
        }
    }
}

fn not_modelled(what: &str) -> Said {
    Said::new(what.to_owned(), what.to_owned())
}

fn division(by_zero: bool) -> Said {
    if by_zero {
        Said::new("a division by zero", "0으로 나누었습니다")
    } else {
        Said::new(
            "the quotient of the smallest number and -1 does not fit its type",
            "가장 작은 수를 -1로 나눈 몫은 그 자료형에 들어가지 않습니다",
        )
    }
}

fn overflow() -> Said {
    let mib = STACK_MAX >> 20;
    Said::new(
        format!("the stack overflows its {mib} MiB: a recursion without end, or locals too large"),
        format!("스택이 {mib} MiB를 넘었습니다. 끝나지 않는 재귀이거나 지역 변수가 너무 큽니다"),
    )
}

fn no_function(address: u64) -> Said {
    if address == 0 {
        Said::new("a call through a null pointer", "널 포인터로 함수를 호출했습니다")
    } else {
        Said::new(
            format!("a call to {address:#x}, where no function is"),
            format!("{address:#x} 번지에는 함수가 없는데 호출했습니다"),
        )
    }
}

/// Why the access was refused, by where the address lies.
fn bad_access(memory: &Memory, bad: BadAddress, access: Access) -> Said {
    let BadAddress { addr } = bad;
    let (verb, ko_verb) = match access {
        Access::Read => ("reads", "읽었습니다"),
        Access::Write => ("writes", "썼습니다"),
    };
    if addr < 4096 {
        let member = if addr == 0 { String::new() } else { format!(" (address {addr:#x})") };
        return Said::new(
            format!("the program {verb} through a null pointer{member}"),
            format!("널 포인터가 가리키는 곳을 {ko_verb}{member}"),
        );
    }
    if memory.segment(addr) == Some(Segment::Constants) {
        return Said::new(
            "the program writes to a string literal, which is read-only: copy it to an array",
            "문자열 리터럴은 읽기 전용인데 썼습니다. 배열에 복사해 쓰십시오",
        );
    }
    let below_stack = (STACK_TOP - STACK_MAX).wrapping_sub(addr) <= 1 << 20;
    if below_stack {
        return overflow();
    }
    let pattern = addr.to_le_bytes().iter().filter(|byte| **byte == 0xA5).count() >= 4;
    if pattern {
        return Said::new(
            format!("the program {verb} through a pointer that was never given a value"),
            format!("값을 넣은 적이 없는 포인터가 가리키는 곳을 {ko_verb}"),
        );
    }
    if (STACK_TOP..STACK_TOP + (1 << 20)).contains(&addr) {
        return Said::new(
            format!("the program {verb} above the stack (address {addr:#x})"),
            format!("스택 위쪽 바깥({addr:#x} 번지)을 {ko_verb}"),
        );
    }
    Said::new(
        format!("the program {verb} at address {addr:#x}, which is not mapped"),
        format!("매핑되지 않은 {addr:#x} 번지를 {ko_verb}"),
    )
}
