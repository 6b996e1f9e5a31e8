//! The terminals of a scenario: pseudo-terminals whose other side the conductor holds.
//!
//! Two facts a reader would get wrong: what is typed and what is written crosses from one side to
//! the other in a kernel thread, so both arrive a moment later; and an end of file is a typed
//! control-D, used up by the read that returns 0.

use crate::error::Error;
use nix::fcntl::OFlag;
use nix::sys::termios::{self, LocalFlags, OutputFlags, SetArg};
use sim_core::kernel::StdoutKind;
use std::os::fd::{AsFd, AsRawFd, FromRawFd, OwnedFd};
use std::time::{Duration, Instant};

/// Control-D.
const END_OF_FILE: u8 = 4;
/// How long written bytes may take to arrive.
const ARRIVAL_TIME: Duration = Duration::from_secs(5);

/// One terminal, or a terminal for input and a pipe for output.
pub struct Terminal {
    master: OwnedFd,
    slave: OwnedFd,
    /// Read and write end of the pipe that standard output goes to.
    pipe: Option<(OwnedFd, OwnedFd)>,
    /// How many bytes of the script were typed in this run.
    pub typed: usize,
    /// What the scenario has written in this run, as far as it was fetched.
    pub shown: Vec<u8>,
}

impl Terminal {
    /// Makes a terminal: canonical input, no echo, output as written.
    pub fn new(stdout: StdoutKind) -> Result<Terminal, Error> {
        let flags = OFlag::O_RDWR | OFlag::O_NOCTTY | OFlag::O_CLOEXEC | OFlag::O_NONBLOCK;
        let master = nix::pty::posix_openpt(flags)?;
        nix::pty::grantpt(&master)?;
        nix::pty::unlockpt(&master)?;
        let open = libc::O_RDWR | libc::O_NOCTTY | libc::O_CLOEXEC;
        // SAFETY: an open master and plain flags.
        let slave = unsafe { libc::ioctl(master.as_raw_fd(), libc::TIOCGPTPEER, open) };
        if slave < 0 {
            return Err(Error::last("opening the terminal's other side"));
        }
        // SAFETY: a descriptor just returned to us, owned by nobody else.
        let slave = unsafe { OwnedFd::from_raw_fd(slave) };
        // SAFETY: the same; `into_raw_fd` gives up the old owner.
        let master = unsafe { OwnedFd::from_raw_fd(std::os::fd::IntoRawFd::into_raw_fd(master)) };
        let mut settings = termios::tcgetattr(&slave)?;
        settings.local_flags.remove(LocalFlags::ECHO | LocalFlags::ECHOCTL | LocalFlags::ISIG);
        settings.output_flags.remove(OutputFlags::OPOST);
        termios::tcsetattr(&slave, SetArg::TCSANOW, &settings)?;
        let pipe = match stdout {
            StdoutKind::Terminal => None,
            StdoutKind::Pipe => Some(collecting_pipe()?),
        };
        Ok(Terminal { master, slave, pipe, typed: 0, shown: Vec::new() })
    }

    /// The descriptors for standard input and standard output.
    #[must_use]
    pub fn descriptors(&self) -> [i32; 2] {
        let output = self.pipe.as_ref().map_or(&self.slave, |(_, write)| write);
        [self.slave.as_raw_fd(), output.as_raw_fd()]
    }

    /// Types text; a last line without its end is closed by control-D.
    pub fn type_text(&self, text: &[u8]) -> Result<(), Error> {
        self.type_raw(text)?;
        match text.last() {
            Some(b'\n') | None => Ok(()),
            Some(_) => self.type_raw(&[END_OF_FILE]),
        }
    }

    /// Types an end of file.
    pub fn type_end_of_file(&self) -> Result<(), Error> {
        self.type_raw(&[END_OF_FILE])
    }

    fn type_raw(&self, text: &[u8]) -> Result<(), Error> {
        let mut rest = text;
        while !rest.is_empty() {
            match nix::unistd::write(&self.master, rest) {
                Ok(count) => rest = &rest[count..],
                Err(nix::Error::EAGAIN) => self.wait(nix::poll::PollFlags::POLLOUT)?,
                Err(errno) => return Err(errno.into()),
            }
        }
        Ok(())
    }

    /// Fetches what has arrived.
    pub fn fetch(&mut self) {
        let mut buffer = [0; 65_536];
        let from = self.pipe.as_ref().map_or(&self.master, |(read, _)| read);
        while let Ok(count @ 1..) = nix::unistd::read(from, &mut buffer) {
            self.shown.extend_from_slice(&buffer[..count]);
        }
    }

    /// Fetches until `len` bytes are there, or no more come.
    pub fn fetch_until(&mut self, len: usize) -> Result<(), Error> {
        let start = Instant::now();
        self.fetch();
        while self.shown.len() < len && start.elapsed() < ARRIVAL_TIME {
            self.wait(nix::poll::PollFlags::POLLIN)?;
            self.fetch();
        }
        Ok(())
    }

    fn wait(&self, what: nix::poll::PollFlags) -> Result<(), Error> {
        let from = match &self.pipe {
            Some((read, _)) if what == nix::poll::PollFlags::POLLIN => read,
            _ => &self.master,
        };
        let mut fds = [nix::poll::PollFd::new(from.as_fd(), what)];
        nix::poll::poll(&mut fds, 100u8)?;
        Ok(())
    }

    /// Makes the terminal as new: nothing typed, nothing shown.
    pub fn reset(&mut self) -> Result<(), Error> {
        self.fetch();
        self.shown.clear();
        self.typed = 0;
        termios::tcflush(&self.slave, termios::FlushArg::TCIOFLUSH)?;
        Ok(())
    }
}

/// A pipe whose read end the conductor drains.
fn collecting_pipe() -> Result<(OwnedFd, OwnedFd), Error> {
    let (read, write) = nix::unistd::pipe2(OFlag::O_CLOEXEC)?;
    nix::fcntl::fcntl(&read, nix::fcntl::FcntlArg::F_SETFL(OFlag::O_NONBLOCK))?;
    Ok((read, write))
}
