//! What one row of the table turns into: see the list at the top of `syscalls.rs`.

macro_rules! syscalls {
    ($(
        $name:ident $Variant:ident ( $($field:ident : $kind:ident = $place:expr),* )
        c $prototype:literal page $page:literal errno [ $($errno:ident)* ] sleeps $sleeps:expr;
        en $en:literal
        ko $ko:literal
    )*) => {
        /// A system call with its arguments taken out of the caller's memory.
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum Call { $($Variant { $($field: $kind),* }),* }

        /// Which row of the table; the C front end compiles a call to its number.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum SysId { $($Variant),* }

        /// A kernel: the model, or the real one behind a worker process.
        pub trait Sys {
            /// What an attempt gives: an outcome of the model, a raw call to be issued.
            type Reply;
            $(
                #[doc = $prototype]
                fn $name(&mut self, $($field: &$kind),*) -> Self::Reply;
            )*
        }

        impl Call {
            /// Hands the call to the method of `sys` with its name.
            pub fn dispatch<S: Sys>(&self, sys: &mut S) -> S::Reply {
                match self { $(Call::$Variant { $($field),* } => sys.$name($($field),*)),* }
            }

            /// Which row of the table this is.
            #[must_use]
            pub fn id(&self) -> SysId {
                match self { $(Call::$Variant { .. } => SysId::$Variant),* }
            }

            /// Takes the arguments of a call out of registers and memory.
            #[must_use]
            #[allow(unused_variables)]
            pub fn from_c(id: SysId, regs: &[u64; 6], memory: &Memory) -> Call {
                match id {
                    $(SysId::$Variant => Call::$Variant {
                        $($field: <$kind as FromC>::from_c(regs, memory, $place)),*
                    }),*
                }
            }

            /// The arguments that are shown, as (name, what is shown) in the order of the row, strace
            /// style; with `ret`, what a finished call wrote is shown too.
            #[must_use]
            pub fn args(&self, ret: Option<&Ret>) -> Vec<(&'static str, Vec<Piece>)> {
                match self {
                    $(Call::$Variant { $($field),* } => {
                        const ARGS: &[(&str, Arg)] = &[$((stringify!($field), $place)),*];
                        shown(&[$($field as &dyn FromC),*], ARGS, ret)
                    }),*
                }
            }
        }

        impl SysId {
            /// Every row's number.
            pub const ALL: &[SysId] = &[$(SysId::$Variant),*];

            /// The row.
            #[must_use]
            pub fn row(self) -> &'static Row {
                match self {
                    $(SysId::$Variant => const { &Row {
                        name: stringify!($name),
                        page: $crate::words::explained!($page, else ""),
                        errnos: $crate::words::explained!(&[$(Errno::$errno),*], else &[]),
                        sleeps: $crate::words::explained!($sleeps, else Sleeps::Never),
                        words: $crate::words::words!($prototype, $en, $ko),
                    } }),*
                }
            }

            /// The row of the C function called `name`.
            #[must_use]
            pub fn find(name: &str) -> Option<SysId> {
                SysId::ALL.iter().copied().find(|id| id.row().name == name)
            }
        }
    };
}
