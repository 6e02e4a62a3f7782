//! Whether a text looks like a secret that is in use somewhere.

/// With what the secrets of well-known issuers begin.
const PREFIXES: &[&str] = &[
    "sk_live_",
    "rk_live_",
    "whsec_",
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "EAA",
    "SG.",
    "shpat_",
    "npm_",
    "pypi-",
    "dop_v1_",
    "-----BEGIN",
];

/// What stands in values that are made up.
const STAND_INS: &[&str] = &[
    "example",
    "sample",
    "dummy",
    "placeholder",
    "your",
    "sandbox",
    "test",
    "fake",
    "secret",
    "password",
    "token",
    "xxx",
    "00000000",
    "1234",
    "abcd",
    "abc-def",
    "...",
    "…",
];

/// Below this, a text of letters and digits is a stand-in more often than not.
const SHORTEST: usize = 20;

/// Bits of each character, below which a text repeats itself.
const LEAST_ENTROPY: f64 = 3.0;

pub(super) fn looks_real(text: &str) -> bool {
    let lower = text.to_lowercase();
    let known = PREFIXES.iter().find_map(|it| text.strip_prefix(it));
    let body = known.unwrap_or(text).to_lowercase();
    if STAND_INS.iter().any(|it| body.contains(it)) {
        return false;
    }
    if let Some(body) = known {
        return body.len() >= 12;
    }
    // A JSON Web Token (RFC 7519) begins with an object in Base64.
    if text.starts_with("eyJ") && text.matches('.').count() >= 2 {
        return text.len() >= 40;
    }
    let is_word = |it: char| it.is_ascii_alphanumeric() || "-_.~+/=!:".contains(it);
    text.len() >= SHORTEST
        && text.chars().all(is_word)
        && text.chars().any(|it| it.is_ascii_digit())
        && lower.chars().any(|it| it.is_ascii_alphabetic())
        && entropy(text) >= LEAST_ENTROPY
}

/// How much each character tells, in bits (Shannon).
fn entropy(text: &str) -> f64 {
    let mut counts = [0_u32; 256];
    text.bytes().for_each(|it| counts[usize::from(it)] += 1);
    let length = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
    let share = |it: u32| f64::from(it) / length;
    let counts = counts.into_iter().filter(|it| *it > 0);
    counts.map(|it| -share(it) * share(it).log2()).sum()
}

#[cfg(test)]
mod tests {
    use super::looks_real;

    #[test]
    fn live_secrets_and_stand_ins() {
        for it in [
            "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "AKIAIOSFODNN7QHWKZ3P",
            "003026bbc133714df1834b8638bb496e-8f4b3d9a-e931-478d-a994-28a725159ab9",
            "2f9b4d31-2d0d-49a8-85f0-9b862bdca394",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N",
        ] {
            assert!(looks_real(it), "{it}");
        }
        for it in [
            "openSesame",
            "abc",
            "9d2f77ab",
            "AKIAIOSFODNN7EXAMPLE",
            "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
            "access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6",
            "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
            "YOUR_ACCESS_KEY_GOES_IN_HERE_42",
        ] {
            assert!(!looks_real(it), "{it}");
        }
    }
}
