//! The real kernel: sandbox, lockstep conductor, command line.
