//! The codes of all faults in one table, so that a test can ask each of them for a fixture.

use std::fmt;

use super::Severity;

macro_rules! codes {
    ($($name:ident = $code:literal, $doc:literal;)*) => {
        /// The kind of a fault. The number says where it belongs: 1 the text, 2 references,
        /// 3 requests, 4 names, 5 secrets, 6 examples, 7 the life of a credential.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $doc] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as it is printed, such as `E0201`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// How bad it is: codes of errors begin with an E, codes of warnings with a W.
            pub fn severity(self) -> Severity {
                if self.as_str().starts_with('W') {
                    Severity::Warning
                } else {
                    Severity::Error
                }
            }

            /// What it means, in one line.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $doc),* }
            }
        }
    };
}

codes! {
    Yaml = "E0101", "The text is not YAML.";
    YamlFeature = "E0102", "The text uses a part of YAML that specs do without.";
    DuplicateKey = "E0103", "A key stands twice in one mapping.";
    TooLarge = "E0104", "The file is too long or nested too deeply.";
    Character = "E0105", "A character is refused, because it could hide or change what a reader sees.";
    Form = "E0106", "A mapping, list or text was expected.";
    UnknownKey = "E0107", "No such key.";
    MissingKey = "E0108", "A required key is missing.";
    Word = "E0109", "The text is none of the expected words.";
    Template = "E0110", "A template cannot be read.";
    TypeForm = "E0111", "A type cannot be read.";
    Call = "E0112", "A call line cannot be read.";
    PlacementKey = "E0113", "The key of a placement cannot be read.";
    ExpiryForm = "E0114", "An expiry cannot be read.";
    ConditionForm = "E0115", "A condition cannot be read.";
    Attribute = "E0116", "An attribute has no place here.";
    Date = "E0117", "A day is not written as YYYY-MM-DD.";
    Pattern = "E0118", "A regular expression cannot be read.";
    Empty = "E0119", "Something stands empty that must not.";
    UnknownEndpoint = "E0201", "No endpoint of that name.";
    UnknownScheme = "E0202", "No scheme of that id.";
    UnknownValue = "E0203", "A placeholder that nothing fills.";
    UnknownType = "E0204", "No type of that name.";
    UnknownError = "E0205", "No error form of that name.";
    UnknownHost = "E0206", "No host of that name.";
    UnknownPath = "E0207", "The answer has no such member.";
    Unused = "E0208", "Something is declared and never used.";
    Unfilled = "E0209", "A field of a step that nothing fills.";
    UnknownField = "E0210", "The endpoint has no such field.";
    UnknownInput = "E0211", "No input of that name.";
    Url = "E0301", "A URL is refused.";
    HostTemplate = "E0302", "A host would be open to any value.";
    Header = "E0303", "A header is refused.";
    Twice = "E0304", "The same thing is sent twice.";
    Body = "E0305", "The body does not fit the request.";
    StandardUse = "E0306", "The standard asks for something else.";
    Scopes = "E0307", "Scopes are missing or doubled.";
    Name = "E0401", "A name is refused.";
    Taken = "E0402", "Two names are the same or become the same.";
    Endless = "E0403", "A type holds itself.";
    LooksSecret = "E0501", "Something that looks secret is declared as text.";
    ExampleDiffers = "E0601", "An example does not come out as written.";
    ExampleValue = "E0602", "A value does not fit its type.";
    ExclusiveRevoke = "E0701", "An exclusive session cannot be revoked.";
    RefreshBlind = "E0702", "A refresh reads nothing that was kept.";
    ExpiryMissing = "E0703", "Nothing says how long a credential lives.";
    ExpiryType = "E0704", "An expiry is read from a member of another type.";
    Misplaced = "E0705", "A key has no place in this scheme.";
    StepAuth = "E0706", "A step is sent before there is a credential for it.";
    InputType = "E0707", "An input cannot be of that type.";
    ParentCycle = "E0708", "A derived credential would be made with itself.";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
