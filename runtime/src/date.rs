//! Days and instants in bodies: newtypes that keep the vendor's text, because vendors differ.

use std::fmt;

use crate::{Decode, Encode, Result, Timestamp, Value};

macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text as it stands on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Encode for $name {
            fn encode(self) -> Value {
                Value::Text(self.0)
            }
        }

        impl Decode for $name {
            fn decode(value: Value) -> Result<Self> {
                String::decode(value).map(Self)
            }
        }
    };
}

text! {
    /// A day, such as `2026-08-20`, as the vendor writes it.
    Date
}

text! {
    /// An instant, such as `2026-08-20T12:00:00Z`, as the vendor writes it.
    DateTime
}

impl DateTime {
    /// The instant, if the text is RFC 3339; UTC where it gives no offset.
    pub fn timestamp(&self) -> Option<Timestamp> {
        Timestamp::parse(&self.0)
    }
}

impl From<Timestamp> for DateTime {
    fn from(instant: Timestamp) -> Self {
        Self(instant.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_keeps_its_text() {
        let instant = DateTime::from("2025-01-01T00:00:00.000+0000");
        assert_eq!(instant.as_str(), "2025-01-01T00:00:00.000+0000");
        assert_eq!(
            instant.timestamp(),
            Some(Timestamp::from_unix(1_735_689_600))
        );
        assert_eq!(DateTime::from("yesterday").timestamp(), None);
    }
}
