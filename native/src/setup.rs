//! `setup` on the real kernel: its program runs here, driven by what the real kernel answers.

use crate::bare;
use crate::crew::Crew;
use crate::error::Error;
use crate::pids::Pids;
use crate::raw::Special;
use crate::sys::Real;
use sim_core::machine::World;
use sim_core::syscalls::{Call, Ret, SysId};
use sim_core::value::Errno;
use sim_core::vm::{Action, Entry, Vm};

/// Jumps and calls between two system calls.
const FUEL: u64 = 400_000_000;

/// Runs the `setup` of the world's first program in the worker of `slot`.
pub fn run(world: &World, crew: &mut Crew<'_>, pids: &Pids, slot: usize) -> Result<(), Error> {
    let image = world.image(0);
    let Some(setup) = image.unit.scenario.setup else { return Ok(()) };
    let mut vm = Vm::start(image, Entry::Function(setup), &[b"./setup".to_vec()], &[]);
    loop {
        let (id, regs) = match vm.run(FUEL) {
            Action::Returned { .. } => return Ok(()),
            Action::Call { id, regs, .. } => (id, regs),
            other => return Err(Error::Unsupported(format!("setup that ends in {other:?}"))),
        };
        let call = Call::from_c(id, &regs, vm.memory());
        if crew.sandbox().is_bare() && !bare::permits(&call, |_| false) {
            return Err(Error::Unsupported(bare::refusal(&call)));
        }
        let raw = call.dispatch(&mut Real { pids, slot });
        if raw.special != Special::Plain {
            return Err(Error::Unsupported(format!("{} in setup", id.row().name)));
        }
        let (value, out) = crew.order_call(slot, &raw)?;
        let ret = match (id, value) {
            (SysId::StreamKind, 0) => Ret::ok(1),
            (SysId::StreamKind, ret) if ret == -i64::from(libc::EBADF) => Ret::ok(0),
            (SysId::StreamKind, _) => Ret::ok(2),
            (_, 0..) => Ret { value: Ok(value), out },
            (_, errno) => Ret::err(Errno::from_number(-errno as i32).unwrap_or(Errno::ENOSYS)),
        };
        let bad = |_| Error::Unsupported("a bad address in setup".to_owned());
        vm.complete(&ret).map_err(bad)?;
    }
}
