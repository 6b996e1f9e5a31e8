//! Questions a step asks: where Linux (or POSIX) leaves a choice, the step asks for it.
//!
//! The explorer answers in all ways, the player asks the person, lockstep takes what the kernel did.

/// One alternative of a question, as it is written in a run token after the colon (`b:2`, `b:a`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answer {
    /// An amount, for example how many bytes of a partial write.
    Number(u64),
    /// The name of a process.
    Process(String),
    /// A word, for example `drop`.
    Word(&'static str),
}

/// A question with all its possible answers, at least two.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Question {
    /// What is asked, as a rule id or short English phrase, for people.
    pub about: &'static str,
    /// The possible answers, the one Linux gives by default first.
    pub answers: Vec<Answer>,
}

/// Collects the answers given so far to the questions of one step.
///
/// A step is run with a list of answers. When it asks one question more than there are answers,
/// the first answer is taken and the question is noted in `open`: the caller can run the step again
/// from the same state with each of its answers appended.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    answers: Vec<usize>,
    /// Every question this step asked, in order.
    pub asked: Vec<Question>,
}

impl Pick {
    /// A step whose questions are answered by these indices, in order.
    #[must_use]
    pub fn with(answers: Vec<usize>) -> Pick {
        Pick { answers, asked: Vec::new() }
    }

    /// Asks; returns the index of the chosen answer. One possible answer is not a question.
    pub fn one_of(&mut self, question: Question) -> usize {
        if question.answers.len() < 2 {
            return 0;
        }
        let nth = self.answers.get(self.asked.len()).copied().unwrap_or(0);
        assert!(nth < question.answers.len(), "answer {nth} of {question:?}");
        self.asked.push(question);
        nth
    }

    /// The indices that were really used: one per question asked.
    #[must_use]
    pub fn taken(&self) -> Vec<usize> {
        (0..self.asked.len()).map(|n| self.answers.get(n).copied().unwrap_or(0)).collect()
    }
}
