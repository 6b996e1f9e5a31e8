//! The same run on the real kernel: what `ipclab serve` answers, beside the model.

/// Where the question to the real kernel stands.
#[derive(Clone, Debug, Default)]
pub enum Real {
    /// Not asked.
    #[default]
    Idle,
    /// Asked.
    Busy,
    /// It answered.
    Done(Report),
    /// The server said why it did not run it.
    Failed(String),
    /// The server is not there any more.
    Gone,
}

/// The answer of `/api/check`.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// "Linux 6.18.1 x86_64".
    pub kernel: String,
    /// One entry a step.
    pub steps: Vec<RealStep>,
    /// Sentences about the run as a whole: what stopped it, what was not compared.
    pub notes: Vec<String>,
}

/// One step on both kernels.
#[derive(Clone, Debug, PartialEq)]
pub struct RealStep {
    /// The token.
    pub token: String,
    /// What the model did.
    pub model: String,
    /// What the real kernel did.
    pub real: String,
    /// Whether every comparison of the step agreed.
    pub agrees: bool,
}

impl Report {
    /// The first step (from 1) that differs.
    #[must_use]
    pub fn first_difference(&self) -> Option<usize> {
        self.steps.iter().position(|step| !step.agrees).map(|at| at + 1)
    }
}
