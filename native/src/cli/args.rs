//! What can be typed: the commands and their options.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// How processes talk to each other on Linux: run a C program step by step over a model of the
/// kernel, see every ending, check it against the kernel of this machine.
#[derive(Parser, Debug)]
#[command(name = "ipclab", version, arg_required_else_help = true)]
pub struct Cli {
    /// Language of sentences.
    #[arg(long, global = true, value_enum, default_value_t = LangArg::En)]
    pub lang: LangArg,
    /// JSON lines ("schema":1) instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// English or Korean.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LangArg {
    /// English
    En,
    /// Korean
    Ko,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// List the scenarios that come with ipclab.
    List,
    /// Run programs over the model and print what happens, step by step.
    Run(RunArgs),
    /// Find every possible ending and judge the claims.
    Explore(ExploreArgs),
    /// List the rules the model is made of.
    Rules(RulesArgs),
    /// Explain a rule (PIPE-14), an error (EPIPE) or a call (write).
    Explain(ExplainArgs),
    /// Run scenarios in lockstep on this machine's kernel and compare every step.
    Check(CheckArgs),
    /// Run random programs over pipes, FIFOs and descriptors on both kernels.
    Sweep(SweepArgs),
    /// Serve the site on 127.0.0.1, with checks on this machine's kernel.
    Serve(ServeArgs),
}

/// How programs are started together.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartArg {
    /// All at the same time.
    Together,
    /// The next when the one before sleeps or has ended.
    Staggered,
    /// The next when the one before has ended.
    Sequential,
}

/// What standard output is.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum StdoutArg {
    /// A terminal: stdio writes line by line.
    Tty,
    /// A pipe: stdio writes when its buffer is full.
    Pipe,
}

/// How a program is set up, shared by the commands that run one.
#[derive(Args, Debug)]
pub struct Setup {
    /// C files run together, or ids of scenarios (see `ipclab list`). Headers may be given too.
    #[arg(required = true, value_name = "FILE|ID")]
    pub programs: Vec<String>,
    /// Standard input of program NAME comes from FILE (`-`: ours); without it, end of file.
    #[arg(long, value_name = "NAME=FILE")]
    pub stdin: Vec<String>,
    /// What the programs' standard output is.
    #[arg(long, value_enum, default_value_t = StdoutArg::Tty)]
    pub stdout: StdoutArg,
    /// How several programs start.
    #[arg(long, value_enum, default_value_t = StartArg::Together)]
    pub start: StartArg,
    /// Process id of the first process.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(i32).range(2..4_000_000))]
    pub first_pid: i32,
}

/// `ipclab run`
#[derive(Args, Debug)]
pub struct RunArgs {
    #[command(flatten)]
    pub setup: Setup,
    /// A run to replay first: tokens ("a b a"), the name of a schedule in the file, or `-` to read
    /// tokens from standard input.
    #[arg(long, value_name = "TOKENS|NAME|-")]
    pub schedule: Option<String>,
    /// End after the last token of the schedule.
    #[arg(long)]
    pub stop: bool,
    /// Choose at random, always the same for the same N.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Print just what the terminals show, and exit with the program's status.
    #[arg(long, conflicts_with = "json")]
    pub terminal: bool,
    /// End after this many steps.
    #[arg(long, value_name = "N", default_value_t = 300_000)]
    pub steps: u64,
}

/// `ipclab explore`
#[derive(Args, Debug)]
pub struct ExploreArgs {
    #[command(flatten)]
    pub setup: Setup,
    /// Look at no more than this many states.
    #[arg(long, value_name = "STATES", default_value_t = 2_000_000)]
    pub bound: u64,
    /// No run longer than this.
    #[arg(long, value_name = "STEPS", default_value_t = 100_000)]
    pub depth: u32,
    /// Memory for the states that wait to be looked at, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    pub memory: u64,
    /// Print the lines of a `.expected` file only.
    #[arg(long, conflicts_with = "json")]
    pub expected: bool,
}

/// `ipclab rules`
#[derive(Args, Debug)]
pub struct RulesArgs {
    /// Whether each is cited by the model, fired by a scenario, confirmed on a real kernel.
    #[arg(long)]
    pub coverage: bool,
    /// Only rules whose id begins so ("PIPE").
    #[arg(value_name = "PREFIX")]
    pub prefix: Option<String>,
}

/// `ipclab explain`
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// A rule's id or name, an error's name or number, or a call.
    #[arg(value_name = "RULE|ERRNO|CALL")]
    pub topic: String,
}

/// `ipclab sweep`
#[derive(Args, Debug)]
pub struct SweepArgs {
    /// How many random single-process traces.
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    pub count: u64,
    /// How many random programs of two and three processes.
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    pub programs: u64,
    /// Where the random numbers begin; a failure names its own seed.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// `ipclab check`
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// Scenarios (ids, or families such as `pipe`) or C files; none: all scenarios.
    #[arg(value_name = "ID|FILE")]
    pub programs: Vec<String>,
    /// Every interleaving up to the bound, not only named schedules and one run an ending.
    #[arg(long)]
    pub all_interleavings: bool,
    /// Write what was observed into the evidence file.
    #[arg(long)]
    pub record: bool,
    /// Do everything this many times.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub repeat: u32,
}

/// `ipclab serve`
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Port on 127.0.0.1; 0 takes a free one. Without it: 8080, or the next that is free.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The folder of the built site.
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
}
