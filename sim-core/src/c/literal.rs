//! Numbers, characters and strings as written to their values.

use super::types::IntKind;

/// Value and type of an integer literal (C11 6.4.4.1), or what is wrong with it.
pub(crate) fn integer(text: &str) -> Result<(u64, IntKind), String> {
    let lower = text.to_ascii_lowercase();
    let (digits, base) = match lower.strip_prefix("0x") {
        Some(rest) => (rest, 16),
        None => match lower.strip_prefix("0b") {
            Some(rest) => (rest, 2),
            None if lower.len() > 1 && lower.starts_with('0') => (&lower[1..], 8),
            None => (&lower[..], 10),
        },
    };
    let split = digits.find(|letter: char| !letter.is_digit(base)).unwrap_or(digits.len());
    let (number, suffix) = digits.split_at(split);
    if is_float(&lower, base, suffix) {
        return Err(format!("floating point is not supported: `{text}`"));
    }
    if base == 8 && suffix.starts_with(['8', '9']) {
        return Err(format!("`{text}` begins with 0, so it is octal: 8 and 9 are no digits"));
    }
    if number.is_empty() && !(base == 8 && split == 0 && suffix_type(suffix).is_some()) {
        return Err(format!("`{text}` is not a number"));
    }
    let Some((unsigned, longs)) = suffix_type(suffix) else {
        return Err(format!("`{suffix}` behind the number is not a suffix of C"));
    };
    let mut value: u64 = 0;
    for digit in number.chars() {
        let digit = u64::from(digit.to_digit(base).unwrap_or(0));
        value = value
            .checked_mul(u64::from(base))
            .and_then(|value| value.checked_add(digit))
            .ok_or_else(|| format!("`{text}` does not fit in 64 bits"))?;
    }
    Ok((value, integer_type(value, base, unsigned, longs)))
}

fn is_float(lower: &str, base: u32, suffix: &str) -> bool {
    lower.contains('.')
        || (base == 10 || base == 8) && suffix.starts_with('e')
        || base == 8 && suffix.contains('e')
        || base == 16 && suffix.starts_with('p')
        || base == 10 && suffix == "f"
}

/// (unsigned, how many `l`), `None` when it is no suffix.
fn suffix_type(suffix: &str) -> Option<(bool, u8)> {
    Some(match suffix {
        "" => (false, 0),
        "u" => (true, 0),
        "l" => (false, 1),
        "ul" | "lu" => (true, 1),
        "ll" => (false, 2),
        "ull" | "llu" => (true, 2),
        _ => return None,
    })
}

fn integer_type(value: u64, base: u32, unsigned: bool, longs: u8) -> IntKind {
    let fits_int = value <= i32::MAX as u64;
    let fits_uint = value <= u64::from(u32::MAX);
    let fits_long = value <= i64::MAX as u64;
    let decimal = base == 10;
    if longs == 0 {
        if !unsigned && fits_int {
            return IntKind::Int;
        }
        if (unsigned || !decimal) && fits_uint {
            return IntKind::UInt;
        }
    }
    let kind = if longs == 2 { IntKind::LongLong } else { IntKind::Long };
    if unsigned || !fits_long { kind.to_unsigned() } else { kind }
}

/// The value of a character constant: an `int`.
pub(crate) fn character(text: &str) -> Result<i64, String> {
    if !text.starts_with('\'') {
        return Err(format!("wide characters are not supported: `{text}`"));
    }
    let bytes = unescape(&text[1..text.len() - 1])?;
    if bytes.is_empty() {
        return Err("a character constant needs a character between its quotes".to_owned());
    }
    if let [byte] = bytes[..] {
        return Ok(i64::from(byte as i8));
    }
    let value = bytes.iter().fold(0i32, |value, byte| value.wrapping_shl(8) | i32::from(*byte));
    Ok(i64::from(value))
}

/// The bytes of a string literal, without a NUL.
pub(crate) fn string(text: &str) -> Result<Vec<u8>, String> {
    let inside = text.strip_prefix("u8").unwrap_or(text);
    if !inside.starts_with('"') {
        return Err(format!("wide strings are not supported: `{text}`"));
    }
    unescape(&inside[1..inside.len() - 1])
}

fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            out.push(bytes[at]);
            at += 1;
            continue;
        }
        at += 1;
        let escape = bytes.get(at).copied().unwrap_or(b'\\');
        at += 1;
        match escape {
            b'n' => out.push(b'\n'),
            b't' => out.push(b'\t'),
            b'r' => out.push(b'\r'),
            b'a' => out.push(7),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'v' => out.push(11),
            b'e' | b'E' => out.push(27),
            b'0'..=b'7' => {
                let mut value = u32::from(escape - b'0');
                for _ in 0..2 {
                    match bytes.get(at) {
                        Some(digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    at += 1;
                }
                if value > 255 {
                    return Err(format!("the octal escape `\\{value:o}` is larger than a byte"));
                }
                out.push(value as u8);
            }
            b'x' => {
                let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
                if digits == 0 {
                    return Err("`\\x` needs hexadecimal digits".to_owned());
                }
                let number = text[at..at + digits].trim_start_matches('0');
                if number.len() > 2 {
                    return Err(format!("the escape `\\x{number}` is larger than a byte"));
                }
                out.push(u8::from_str_radix(number, 16).unwrap_or(0));
                at += digits;
            }
            b'u' | b'U' => {
                let len = if escape == b'u' { 4 } else { 8 };
                let letter = text
                    .get(at..at + len)
                    .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                    .and_then(char::from_u32)
                    .ok_or("`\\u` needs the number of a character")?;
                out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                at += len;
            }
            // `\"`, `\'`, `\\`, `\?`; gcc takes any other letter as itself.
            other => out.push(other),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_have_the_types_of_c11() {
        assert_eq!(integer("2147483648"), Ok((1 << 31, IntKind::Long)));
        assert_eq!(integer("0x80000000"), Ok((1 << 31, IntKind::UInt)));
        assert_eq!(integer("0"), Ok((0, IntKind::Int)));
        assert_eq!(integer("017"), Ok((15, IntKind::Int)));
        assert_eq!(integer("10UL"), Ok((10, IntKind::ULong)));
        assert!(integer("089").is_err_and(|text| text.contains("octal")));
        assert!(integer("1.5").is_err_and(|text| text.contains("floating")));
        assert!(integer("99999999999999999999").is_err());
    }

    #[test]
    fn escapes() {
        assert_eq!(character("'\\0'"), Ok(0));
        assert_eq!(character("'\\xff'"), Ok(-1));
        assert_eq!(character("'ab'"), Ok(0x6162));
        assert_eq!(string("\"a\\n\\x41\\101\\\"\""), Ok(b"a\nAA\"".to_vec()));
    }
}
