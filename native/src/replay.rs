//! One given run on the real kernel, both sides told step by step: for the page's "check this run
//! on my machine", and for everybody who wants to see what was compared.

use crate::belief;
use crate::error::Error;
use crate::lockstep::{Lockstep, Played};
use crate::stage::Stage;
use sim_core::machine::{State, World};
use sim_core::pick::Pick;
use sim_core::trace::token::Run;

/// One step on both kernels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its token.
    pub token: String,
    /// What the model did.
    pub model: String,
    /// What the real kernel did.
    pub real: String,
    /// Whether every comparison agreed.
    pub agrees: bool,
}

/// A run on both kernels.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Replay {
    /// In order.
    pub steps: Vec<Step>,
    /// Sentences about the run as a whole.
    pub notes: Vec<String>,
}

/// What a step that follows by itself says on both sides.
const BY_ITSELF: &str = "goes on by itself (told in the step that woke it)";

/// Plays `run` on this machine's kernel.
pub fn replay(world: &World, run: &Run) -> Result<Replay, Error> {
    let mut stage = Stage::new(world)?;
    let mut lockstep = Lockstep::begin(&mut stage, None)?;
    let mut replay = Replay::default();
    let mut model = world.start().clone();
    for token in &run.0 {
        let text = token.to_string();
        let Some((choice, answers)) = model.resolve(world, token) else {
            replay.notes.push(format!("`{text}` is not possible in the model at this point."));
            break;
        };
        let by_itself = belief::happens_by_itself(&model, choice);
        model.step(world, choice, &mut Pick::with(answers));
        if by_itself {
            let (model, real) = (BY_ITSELF.to_owned(), BY_ITSELF.to_owned());
            replay.steps.push(Step { token: text, model, real, agrees: true });
            continue;
        }
        if !lockstep.moves().contains(&choice) {
            replay.notes.push(format!(
                "`{text}` cannot be forced here: a woken process goes on at once on the real \
                 kernel, so nobody can step between its waking and its next attempt."
            ));
            break;
        }
        match lockstep.play(choice) {
            Ok(Played::Agreed) => {
                let (model, real) = lockstep.told();
                replay.steps.push(Step { token: text, model, real, agrees: true });
            }
            Ok(Played::Differs(mismatch)) => {
                let allowed: Vec<String> =
                    mismatch.allowed.iter().map(|way| way.join("; ")).collect();
                let (model, real) = (allowed.join(" or "), mismatch.real.join("; "));
                replay.steps.push(Step { token: text, model, real, agrees: false });
                let rules = mismatch.rules.join(" ");
                replay
                    .notes
                    .push(format!("The two kernels disagree at {}. {rules}", mismatch.call));
                lockstep.abandon()?;
                return Ok(replay);
            }
            Ok(Played::Stuck(stuck)) => {
                replay.notes.push(format!("The model cannot say what `{text}` does: {stuck}."));
                break;
            }
            Err(Error::Unsupported(why)) => {
                replay.notes.push(format!("`{text}` was not tried on the real kernel: {why}."));
                break;
            }
            Err(error) => return Err(error),
        }
    }
    close(world, lockstep, &model, &mut replay)?;
    Ok(replay)
}

/// Says what was compared at the end of the run.
fn close(
    world: &World,
    lockstep: Lockstep<'_>,
    model: &State,
    replay: &mut Replay,
) -> Result<(), Error> {
    let over = lockstep.moves().is_empty();
    let counts = if over {
        let (played, finished) = lockstep.finish()?;
        if let Played::Differs(mismatch) = played {
            let real = mismatch.real.join("; ");
            let model = mismatch.allowed.first().map(|way| way.join("; ")).unwrap_or_default();
            replay.steps.push(Step { token: "end".to_owned(), model, real, agrees: false });
        } else if finished.beliefs.iter().all(|belief| !belief.same(model)) {
            let line = finished.beliefs[0].ending(world).line();
            replay.notes.push(format!("Here the kernel chose another way; it ended in: {line}"));
        }
        finished.counts
    } else {
        lockstep.abandon()?.counts
    };
    let counts: Vec<String> = counts.iter().map(|(what, n)| format!("{what} {n}")).collect();
    replay.notes.push(format!("Compared: {}.", counts.join(", ")));
    Ok(())
}
