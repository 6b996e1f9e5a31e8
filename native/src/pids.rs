//! Process ids of the model and of the sandbox, side by side.

use std::collections::BTreeMap;

/// A real pid that no process of the sandbox has.
const NOBODY: i32 = 4_190_000;

/// Which real process stands for which process of the model.
#[derive(Clone, Debug, Default)]
pub struct Pids {
    real: BTreeMap<i32, i32>,
    model: BTreeMap<i32, i32>,
}

impl Pids {
    /// Process 1 of the model, and the real process that stands for it.
    #[must_use]
    pub fn new(init: i32) -> Pids {
        let mut pids = Pids::default();
        pids.join(1, init);
        pids
    }

    /// From now on `model` and `real` are the same process.
    pub fn join(&mut self, model: i32, real: i32) {
        self.real.insert(model, real);
        self.model.insert(real, model);
    }

    /// The real pid for a pid argument of the model; negative ones name groups, 0 and -1 are the
    /// same on both sides. One that no process ever had stays one that no process has.
    #[must_use]
    pub fn to_real(&self, model: i32) -> i32 {
        match model {
            -1 | 0 | i32::MIN => model,
            group if group < -1 => -self.to_real(-group),
            pid => self.real.get(&pid).copied().unwrap_or(NOBODY),
        }
    }

    /// The model's pid for a real one; `None` for a process the model does not have.
    #[must_use]
    pub fn to_model(&self, real: i32) -> Option<i32> {
        match real {
            0 => Some(0),
            pid => self.model.get(&pid).copied(),
        }
    }
}
