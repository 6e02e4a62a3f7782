//! The little of DER (X.690) that keys need: the RSA key inside of a PKCS #8 one (RFC 5958), and
//! the form of PKCS #1 (RFC 8017 appendix A.1.2) for the numbers of a JWK.

use zeroize::Zeroizing;

const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const SEQUENCE: u8 = 0x30;

/// The key inside of a `PrivateKeyInfo`: version, algorithm, key.
pub(super) fn inside_pkcs8(der: &[u8]) -> Option<&[u8]> {
    let (info, _) = take(SEQUENCE, der)?;
    let (_version, rest) = take(INTEGER, info)?;
    let (_algorithm, rest) = take(SEQUENCE, rest)?;
    let (key, _attributes) = take(OCTETS, rest)?;
    Some(key)
}

/// The contents of a value with this tag, and what comes behind it.
fn take(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        // No key is longer than two bytes can say by much; four are more than enough.
        let count = usize::from(first & 0x7f);
        let digits = rest.get(..count).filter(|_| (1..=4).contains(&count))?;
        let length = digits.iter().fold(0, |sum, it| sum << 8 | usize::from(*it));
        (length, &rest[count..])
    };
    let contents = rest.get(..length).filter(|_| found == tag)?;
    Some((contents, &rest[length..]))
}

/// A `RSAPrivateKey` of two primes: version, then the numbers in their order.
pub(super) fn pkcs1(numbers: &[Zeroizing<Vec<u8>>]) -> Zeroizing<Vec<u8>> {
    // Room for all of it, so that no copy is left behind where it grows.
    let room = numbers.iter().map(|it| it.len() + 8).sum::<usize>() + 16;
    let mut inner = Zeroizing::new(Vec::with_capacity(room));
    put(INTEGER, &[0], &mut inner);
    for number in numbers {
        let digits = number.iter().position(|it| *it != 0);
        let digits = &number[digits.unwrap_or(number.len().saturating_sub(1))..];
        // The highest bit is the sign.
        let mut positive = Zeroizing::new(Vec::with_capacity(digits.len() + 1));
        if digits.first().is_none_or(|it| it & 0x80 != 0) {
            positive.push(0);
        }
        positive.extend_from_slice(digits);
        put(INTEGER, &positive, &mut inner);
    }
    let mut whole = Zeroizing::new(Vec::with_capacity(room + 8));
    put(SEQUENCE, &inner, &mut whole);
    whole
}

fn put(tag: u8, contents: &[u8], into: &mut Vec<u8>) {
    into.push(tag);
    let length = contents.len().to_be_bytes();
    let digits = &length[length.iter().position(|it| *it != 0).unwrap_or(7)..];
    if let [one @ 0..0x80] = digits {
        into.push(*one);
    } else {
        into.push(0x80 | u8::try_from(digits.len()).unwrap_or(8));
        into.extend_from_slice(digits);
    }
    into.extend_from_slice(contents);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_of_both_forms() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let mut der = Vec::new();
            put(OCTETS, &vec![7; length], &mut der);
            der.push(9);
            let (contents, rest) = take(OCTETS, &der).expect("it is whole");
            assert_eq!((contents.len(), rest), (length, &[9][..]));
            assert!(take(INTEGER, &der).is_none(), "another tag");
            assert!(take(OCTETS, &der[..der.len() - 2]).is_none() || length == 0);
        }
    }

    #[test]
    fn numbers_have_no_sign_and_no_zeros_before_them() {
        let numbers = [vec![0, 0, 1], vec![0x80], vec![0]].map(Zeroizing::new);
        let der = pkcs1(&numbers);
        assert_eq!(
            der[..],
            [0x30, 13, 2, 1, 0, 2, 1, 1, 2, 2, 0, 0x80, 2, 1, 0]
        );
    }

    #[test]
    fn what_is_no_key_is_none() {
        for der in [
            &[][..],
            &[0x30],
            &[0x30, 0x85, 1, 1, 1, 1, 1],
            &[0x30, 0x80],
            &[0x30, 2, 2, 1],
        ] {
            assert!(inside_pkcs8(der).is_none());
        }
    }
}
