//! What is drawn of one state: plain values, so that a view is a function and draws no conclusions.

/// Everything the page draws of one state.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// The processes that have existed so far, in the order of their birth.
    pub processes: Vec<Process>,
    /// Pipes and FIFOs, oldest first.
    pub pipes: Vec<Pipe>,
    /// The open file descriptions that some descriptor refers to.
    pub descriptions: Vec<Description>,
    /// The terminals with what they show.
    pub terminals: Vec<Terminal>,
}

/// One process.
#[derive(Clone, PartialEq, Debug)]
pub struct Process {
    /// Its name in runs, "main.1".
    pub name: String,
    /// Its process id.
    pub pid: i32,
    /// Whether it runs, sleeps, is over.
    pub life: Life,
    /// File and line of its next or present call.
    pub place: Option<(usize, usize)>,
    /// The program it runs when it is not the scenario's own, "wc".
    pub program: Option<String>,
    /// Its descriptor table.
    pub fds: Vec<Descriptor>,
    /// Scalar variables worth showing: name and value.
    pub variables: Vec<(String, String)>,
    /// Signals that wait to act, by name.
    pub pending: Vec<String>,
}

/// Where a process stands in its life.
#[derive(Clone, PartialEq, Debug)]
pub enum Life {
    /// It can take its next step.
    Ready,
    /// It was woken and will try again.
    Woken,
    /// It sleeps in a call until something happens (English, Korean).
    Asleep {
        /// The call's name.
        call: String,
        /// What it waits for, in English and Korean.
        wait: [String; 2],
    },
    /// A signal stopped it.
    Stopped,
    /// It computes for ever without doing anything that others could see.
    Endless,
    /// It ended and its parent has not waited for it.
    Zombie(End),
    /// It ended and is gone.
    Gone(End),
}

/// How a process ended.
#[derive(Clone, PartialEq, Debug)]
pub enum End {
    /// With this exit status.
    Exited(u8),
    /// By this signal.
    Killed(String),
}

/// One row of a descriptor table.
#[derive(Clone, PartialEq, Debug)]
pub struct Descriptor {
    /// The number.
    pub fd: i32,
    /// Index into [`Scene::descriptions`].
    pub description: usize,
    /// Whether exec closes it.
    pub cloexec: bool,
}

/// An open file description.
#[derive(Clone, PartialEq, Debug)]
pub struct Description {
    /// What it leads to.
    pub object: Object,
    /// Its flags as open(2) writes them, "O_WRONLY|O_APPEND".
    pub flags: String,
    /// Its offset, for files that have one.
    pub offset: Option<u64>,
}

/// What an open file description leads to.
#[derive(Clone, PartialEq, Debug)]
pub enum Object {
    /// The read end of a pipe or FIFO, index into [`Scene::pipes`].
    ReadEnd(usize),
    /// The write end.
    WriteEnd(usize),
    /// Both ends of a FIFO opened O_RDWR.
    BothEnds(usize),
    /// A terminal, index into [`Scene::terminals`].
    Terminal(usize),
    /// A plain file or directory by its name.
    File(String),
    /// Anything else by its name, "/dev/null".
    Other(String),
}

/// A pipe or FIFO.
#[derive(Clone, PartialEq, Debug)]
pub struct Pipe {
    /// "p" of `int p[2]`, or the number of the pipe, or the FIFO's path.
    pub name: String,
    /// Whether it is a FIFO.
    pub fifo: bool,
    /// Bytes of a slot.
    pub page: u64,
    /// How many slots it has.
    pub slots: usize,
    /// The used slots, the one read next first.
    pub used: Vec<Slot>,
    /// Processes (by index) with descriptors for the read end, and how many each has.
    pub readers: Vec<(usize, usize)>,
    /// The same for the write end.
    pub writers: Vec<(usize, usize)>,
    /// Who sleeps to read, longest first.
    pub asleep_reading: Vec<usize>,
    /// Who sleeps to write.
    pub asleep_writing: Vec<usize>,
    /// Who sleeps in open, waiting for the other side.
    pub asleep_opening: Vec<usize>,
}

impl Pipe {
    /// Bytes in it.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.used.iter().map(Slot::bytes).sum()
    }
}

/// One used slot of a pipe.
#[derive(Clone, PartialEq, Debug)]
pub struct Slot {
    /// Bytes already read from its front: they still take room in the page.
    pub gone: u64,
    /// What is in it, front first.
    pub parts: Vec<Part>,
}

impl Slot {
    /// Bytes still to be read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.len).sum()
    }
}

/// Bytes that one process put in with one call.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Who wrote them, by index; `None` when unknown.
    pub owner: Option<usize>,
    /// How many.
    pub len: u64,
    /// The first of them as text.
    pub preview: String,
}

/// A terminal.
#[derive(Clone, PartialEq, Debug)]
pub struct Terminal {
    /// Whose it is.
    pub name: String,
    /// What it shows: who wrote (by index) and the text.
    pub shown: Vec<(Option<usize>, String)>,
}
