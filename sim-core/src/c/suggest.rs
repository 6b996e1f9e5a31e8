//! "Did you mean ...?"

/// The candidate that differs from `name` by the fewest typing mistakes, if by few.
pub(crate) fn nearest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let most = match name.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len().abs_diff(name.len()) > most || candidate == name {
            continue;
        }
        let far = distance(name.as_bytes(), candidate.as_bytes());
        if far <= most && best.is_none_or(|(least, text)| (far, candidate) < (least, text)) {
            best = Some((far, candidate));
        }
    }
    best.map(|(_, text)| text)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(!a[i - 1].eq_ignore_ascii_case(&b[j - 1]));
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// The header of a constant or type that programs forget to include.
pub(crate) fn header_of_constant(name: &str) -> Option<&'static str> {
    Some(match name {
        "NULL" | "EOF" | "stdin" | "stdout" | "stderr" | "BUFSIZ" | "FILE" => "stdio.h",
        "errno" => "errno.h",
        "EXIT_SUCCESS" | "EXIT_FAILURE" => "stdlib.h",
        "STDIN_FILENO" | "STDOUT_FILENO" | "STDERR_FILENO" => "unistd.h",
        "PIPE_BUF" | "INT_MAX" | "INT_MIN" | "PATH_MAX" => "limits.h",
        "WNOHANG" | "WUNTRACED" => "sys/wait.h",
        "pid_t" | "size_t" | "ssize_t" | "off_t" | "mode_t" => "sys/types.h",
        "bool" | "true" | "false" => "stdbool.h",
        "uint8_t" | "uint16_t" | "uint32_t" | "uint64_t" | "int32_t" | "int64_t" => "stdint.h",
        _ if name.starts_with("SIG") || name.starts_with("SA_") => "signal.h",
        _ if name.starts_with("O_") || name.starts_with("F_") => "fcntl.h",
        _ if name.starts_with("S_I") => "sys/stat.h",
        _ if name.starts_with("PROT_") || name.starts_with("MAP_") => "sys/mman.h",
        _ if name.starts_with("IPC_") => "sys/ipc.h",
        _ if name.starts_with("AF_") || name.starts_with("SOCK_") => "sys/socket.h",
        _ if name.starts_with('E') && name.chars().all(|c| c.is_ascii_uppercase()) => "errno.h",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_not() {
        let names = ["printf", "sprintf", "perror", "fork"];
        assert_eq!(nearest("pirntf", names.into_iter()), Some("printf"));
        assert_eq!(nearest("frok", names.into_iter()), Some("fork"));
        assert_eq!(nearest("banana", names.into_iter()), None);
    }
}
