//! One run of a world on the real kernel, held against the model after every move.
//!
//! The model's side is the set of states that explain everything seen so far; when it is empty, the
//! two kernels disagree. The calls are those that the process machines of that set are at: every
//! state of it has been told the same results, so they are all at the same calls.

mod doing;
mod judging;
mod seeing;

use crate::belief::{self, Stuck};
use crate::crew::{Crew, LAUNCHER};
use crate::error::Error;
use crate::lies::Lie;
use crate::pids::Pids;
use crate::stage::Stage;
use crate::terminal::Terminal;
use sim_core::machine::{Choice, State, World};
use sim_core::pick::Pick;
use sim_core::syscalls::Call;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// How long an event of another kernel thread (typed text, drained output) may take.
const EVENT_TIME: Duration = Duration::from_secs(5);
/// Output waiting in a terminal is fetched from this many bytes on.
const FETCH_FROM: u64 = 1024;

/// How often each kind of comparison was really made.
pub type Counts = BTreeMap<&'static str, u64>;

/// The two kernels disagree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The run so far, the last token being the move that went differently.
    pub run: Vec<String>,
    /// The call that was made, strace style.
    pub call: String,
    /// What the real kernel did.
    pub real: Vec<String>,
    /// What the model would have allowed, each way as a list.
    pub allowed: Vec<Vec<String>>,
    /// The rules by which.
    pub rules: Vec<&'static str>,
}

/// How a move went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Played {
    /// Both kernels agree.
    Agreed,
    /// They do not; the run is over.
    Differs(Box<Mismatch>),
    /// The model cannot say; the run is over.
    Stuck(Stuck),
}

/// A process of the scenario on the real side.
#[derive(Clone, Debug)]
struct Seat {
    slot: usize,
    pid: i32,
    parent: usize,
    gone: bool,
    /// The call it is in.
    call: Option<Arc<Call>>,
    nr: i64,
    /// Calls that handlers broke into; `None` where the result was told or there was none.
    broken: Vec<(i64, Option<Arc<Call>>)>,
}

impl Seat {
    fn new(slot: usize, pid: i32, parent: usize) -> Seat {
        Seat { slot, pid, parent, gone: false, call: None, nr: 0, broken: Vec::new() }
    }
}

/// A run in progress.
pub struct Lockstep<'s> {
    world: &'s World,
    crew: Crew<'s>,
    terminals: &'s mut Vec<Terminal>,
    dirty: &'s mut bool,
    pids: Pids,
    beliefs: Vec<State>,
    seats: Vec<Seat>,
    /// The slot of the process that ran `setup`.
    hidden: Option<usize>,
    /// Tokens of the moves made.
    pub run: Vec<String>,
    /// Comparisons made.
    pub counts: Counts,
    /// Rules that decided in moves both kernels agreed on.
    pub rules: BTreeSet<&'static str>,
    /// What both sides did in the last move both agreed on.
    told: (String, String),
    lie: Option<&'s mut Lie>,
}

impl<'s> Lockstep<'s> {
    /// Starts the real processes and brings them to the world's first state.
    pub fn begin(
        stage: &'s mut Stage<'_>,
        lie: Option<&'s mut Lie>,
    ) -> Result<Lockstep<'s>, Error> {
        stage.reset()?;
        let Stage { world, sandbox, terminals, dirty, .. } = stage;
        let world: &World = world;
        let crew = Crew::new(sandbox)?;
        let mut run = Lockstep {
            world,
            crew,
            terminals,
            dirty,
            pids: Pids::new(sandbox.init()),
            beliefs: vec![world.start().clone()],
            seats: Vec::new(),
            hidden: None,
            run: Vec::new(),
            counts: Counts::new(),
            rules: BTreeSet::new(),
            told: Default::default(),
            lie,
        };
        if let Err(error) = run.start_programs() {
            run.crew.dismiss()?;
            return Err(error);
        }
        Ok(run)
    }

    /// The state that explains the run; the first, if there are several.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.beliefs[0]
    }

    /// Every state that explains the run.
    #[must_use]
    pub fn beliefs(&self) -> &[State] {
        &self.beliefs
    }

    /// What the model and the real kernel did in the last move they agreed on.
    #[must_use]
    pub fn told(&self) -> (String, String) {
        self.told.clone()
    }

    /// What can be chosen now.
    #[must_use]
    pub fn moves(&self) -> Vec<Choice> {
        belief::moves(self.state())
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    // Before the first step.

    fn start_programs(&mut self) -> Result<(), Error> {
        let launcher = self.crew.launch()?;
        let params = self.state().kernel().params().clone();
        self.pids.join(params.shell_pid.0, launcher);
        for program in 0..self.world.programs() {
            let (pid, slot) = self.crew.fork_now(LAUNCHER, &crate::crew::fork_call())?;
            self.dress(slot, program)?;
            let unit = &self.world.image(program).unit;
            if unit.scenario.processes.is_empty() {
                let who = self.seats.len() as u16;
                self.sit(who, slot, pid, LAUNCHER);
                self.same_groups(who)?;
            } else {
                self.hidden = Some(slot);
                self.pids.join(params.first_pid.0, pid);
                self.run_setup(slot)?;
            }
        }
        Ok(())
    }

    /// Standard input and output; nothing else is open.
    fn dress(&mut self, slot: usize, program: usize) -> Result<(), Error> {
        let input = crate::worker::CONTROL_FD + 1 + 2 * program as i32;
        for (from, to) in [(input, 0), (input + 1, 1), (input + 1, 2)] {
            self.crew.order(slot, libc::SYS_dup2, &[from as u64, to])?;
        }
        self.crew.order(slot, libc::SYS_close_range, &[3, u64::from(u32::MAX), 0])?;
        Ok(())
    }

    fn sit(&mut self, who: u16, slot: usize, pid: i32, parent: usize) {
        let process = &self.state().processes()[usize::from(who)];
        let model = self.state().kernel().process(process.id).pid.0;
        self.pids.join(model, pid);
        self.seats.push(Seat::new(slot, pid, parent));
    }

    /// Session and process group as the model has them.
    fn same_groups(&mut self, who: u16) -> Result<(), Error> {
        let process = &self.state().processes()[usize::from(who)];
        let process = self.state().kernel().process(process.id);
        let (own_session, own_group) = (process.sid == process.pid, process.pgid == process.pid);
        let slot = self.seats[usize::from(who)].slot;
        if own_session {
            self.crew.order(slot, libc::SYS_setsid, &[])?;
        } else if own_group {
            self.crew.order(slot, libc::SYS_setpgid, &[0, 0])?;
        }
        Ok(())
    }

    /// Runs `setup` on the real kernel, forks the processes, closes what setup opened.
    fn run_setup(&mut self, slot: usize) -> Result<(), Error> {
        crate::setup::run(self.world, &mut self.crew, &self.pids, slot)?;
        *self.dirty = true;
        let processes = self.state().processes().len();
        for who in 0..processes as u16 {
            let (pid, child) = self.crew.fork_now(slot, &crate::crew::fork_call())?;
            self.sit(who, child, pid, slot);
        }
        self.crew.order(slot, libc::SYS_close_range, &[3, u64::from(u32::MAX), 0])?;
        Ok(())
    }

    // A move.

    /// Makes a move on both sides and compares.
    pub fn play(&mut self, choice: Choice) -> Result<Played, Error> {
        let mut candidates = Vec::new();
        for state in &self.beliefs {
            if !state.choices().contains(&choice) {
                continue;
            }
            match belief::expand(self.world, state, choice) {
                Ok(ways) => candidates.extend(ways),
                Err(stuck) => return Ok(Played::Stuck(stuck)),
            }
        }
        self.run.push(self.state().token(choice, &Pick::default()).to_string());
        let news = self.really(choice, &candidates)?;
        let seen = self.translate(&candidates, news)?;
        self.judge(choice, candidates, &seen)
    }

    /// When nothing can be chosen any more: what the terminals show, who is left.
    pub fn finish(mut self) -> Result<(Played, Finished), Error> {
        let mut played = Played::Agreed;
        for nth in 0..self.terminals.len() {
            let expected = self.state().screens()[nth].text.text().to_vec();
            let terminal = &mut self.terminals[nth];
            terminal.fetch_until(expected.len())?;
            if !expected.is_empty() || !terminal.shown.is_empty() {
                *self.counts.entry("terminal output").or_default() += 1;
            }
            if terminal.shown != expected {
                let text = |bytes: &[u8]| format!("terminal shows \"{}\"", bytes.escape_ascii());
                played = Played::Differs(Box::new(Mismatch {
                    run: self.run.clone(),
                    call: "output at the end of the run".to_owned(),
                    real: vec![text(&terminal.shown)],
                    allowed: vec![vec![text(&expected)]],
                    rules: Vec::new(),
                }));
            }
        }
        self.crew.dismiss()?;
        let finished = Finished {
            run: self.run,
            counts: self.counts,
            rules: self.rules,
            beliefs: self.beliefs,
        };
        Ok((played, finished))
    }

    /// Ends the run where it is.
    pub fn abandon(mut self) -> Result<Finished, Error> {
        self.crew.dismiss()?;
        Ok(Finished {
            run: self.run,
            counts: self.counts,
            rules: self.rules,
            beliefs: self.beliefs,
        })
    }
}

/// What is left of a run.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Tokens of its moves.
    pub run: Vec<String>,
    /// Comparisons made.
    pub counts: Counts,
    /// Rules confirmed.
    pub rules: BTreeSet<&'static str>,
    /// The states that explain it.
    pub beliefs: Vec<State>,
}
