//! Korean particles: 은/는, 이/가, 을/를 and their kin depend on the last sound of the word before.
//!
//! Words here are names of processes, calls and numbers, so Latin letters and digits are read as a
//! Korean reader reads them aloud: "A" 에이, "pid 103" ... 삼, "read" 리드, "exit" 엑시트.

/// The last sound of a word, as far as particles care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LastSound {
    Vowel,
    /// 으로/로 treats ㄹ like a vowel.
    Rieul,
    Consonant,
}

/// `word` with the right form of `particle`, which may be given in either form ("이", "는", "으로").
#[must_use]
pub fn with_particle(word: &str, particle: &str) -> String {
    format!("{word}{}", particle_after(word, particle))
}

/// The form of `particle` that follows `word`.
#[must_use]
pub fn particle_after(word: &str, particle: &str) -> &'static str {
    let sound = last_sound(word);
    let pick = |after_consonant, after_vowel| {
        if sound == LastSound::Vowel { after_vowel } else { after_consonant }
    };
    match particle {
        "은" | "는" => pick("은", "는"),
        "이" | "가" => pick("이", "가"),
        "을" | "를" => pick("을", "를"),
        "과" | "와" => pick("과", "와"),
        "이라" | "라" => pick("이라", "라"),
        "으로" | "로" => {
            if sound == LastSound::Consonant {
                "으로"
            } else {
                "로"
            }
        }
        other => panic!("`{other}` is no particle this table knows"),
    }
}

fn last_sound(word: &str) -> LastSound {
    let Some(last) = word.chars().rev().find(|c| c.is_alphanumeric()) else {
        return LastSound::Vowel;
    };
    match last {
        '가'..='힣' => match (last as u32 - '가' as u32) % 28 {
            0 => LastSound::Vowel,
            8 => LastSound::Rieul,
            _ => LastSound::Consonant,
        },
        // 영 일 이 삼 사 오 육 칠 팔 구
        '0' | '3' | '6' => LastSound::Consonant,
        '1' | '7' | '8' => LastSound::Rieul,
        '2' | '4' | '5' | '9' => LastSound::Vowel,
        letter => latin_sound(word, letter.to_ascii_lowercase()),
    }
}

/// A letter alone or a shouted name (EOF, SIGCHLD) is spelled out; other words are read.
fn latin_sound(word: &str, letter: char) -> LastSound {
    let spelled = !word.chars().any(|c| c.is_ascii_lowercase())
        || word.trim_end_matches(|c: char| !c.is_alphanumeric()).chars().count() == 1;
    match letter {
        // 엘 알 / read at the end of a word: 파일, 러너
        'l' => LastSound::Rieul,
        'r' if spelled => LastSound::Rieul,
        // 엠 엔
        'm' | 'n' => LastSound::Consonant,
        // -ng, -k, -p, -b: 핑 포크 덤프 ... only the nasal and the short stops close the syllable
        'g' if word.to_ascii_lowercase().ends_with("ng") => LastSound::Consonant,
        'p' if ["sleep", "stop", "group", "dup"].contains(&word) => LastSound::Consonant,
        _ => LastSound::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_follows_the_last_sound() {
        for (word, particle, expected) in [
            ("A", "은", "A는"),
            ("B", "이", "B가"),
            ("L", "은", "L은"),
            ("R", "으로", "R로"),
            ("M", "을", "M을"),
            ("파이프", "을", "파이프를"),
            ("슬롯", "이", "슬롯이"),
            ("파일", "으로", "파일로"),
            ("슬롯", "로", "슬롯으로"),
            ("pid 101", "이", "pid 101이"),
            ("pid 102", "이", "pid 102가"),
            ("pid 103", "와", "pid 103과"),
            ("4096", "을", "4096을"),
            ("read", "는", "read는"),
            ("write()", "이", "write()가"),
            ("main.1", "은", "main.1은"),
            ("EPIPE", "을", "EPIPE를"),
            ("SIGTERM", "은", "SIGTERM은"),
            ("writer", "을", "writer를"),
            ("dup", "은", "dup은"),
        ] {
            assert_eq!(with_particle(word, particle), expected);
        }
    }
}
