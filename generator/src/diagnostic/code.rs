//! The codes of all faults in one table, so that a test can ask each of them for a fixture.

use std::fmt;

use super::Severity;

/// The families of codes, by the second digit of their number.
pub const FAMILIES: [(char, &str); 7] = [
    ('1', "The text"),
    ('2', "References"),
    ('3', "Requests"),
    ('4', "Names"),
    ('5', "Secrets"),
    ('6', "Examples"),
    ('7', "The life of a credential"),
];

macro_rules! codes {
    ($($name:ident = $code:literal, $doc:literal, $fixture:literal;)*) => {
        /// The kind of a fault. The second digit says where it belongs: see [`FAMILIES`].
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

            /// The digit of its family, one of [`FAMILIES`].
            pub fn family(self) -> char {
                char::from(self.as_str().as_bytes()[2])
            }

            /// The text of the fixture that explains it.
            pub(crate) fn fixture(self) -> &'static str {
                match self {
                    $(Self::$name => {
                        include_str!(concat!("../../tests/rejected/", $fixture, ".yaml"))
                    })*
                }
            }

            /// Whether it may be nothing but what follows from a part that could not be read:
            /// something is missing, does not fit, or is never used.
            pub(crate) fn may_follow(self) -> bool {
                matches!(
                    self,
                    Self::MissingKey
                        | Self::Empty
                        | Self::UnknownValue
                        | Self::UnknownPath
                        | Self::UnknownField
                        | Self::UnknownInput
                        | Self::Unused
                        | Self::Unfilled
                        | Self::HostTemplate
                        | Self::Twice
                        | Self::Body
                        | Self::StandardUse
                        | Self::Scopes
                        | Self::Taken
                        | Self::ExampleDiffers
                        | Self::ExampleValue
                        | Self::ExclusiveRevoke
                        | Self::RefreshBlind
                        | Self::RefreshSpent
                        | Self::ExpiryMissing
                        | Self::ExpiryType
                        | Self::Misplaced
                        | Self::StepAuth
                        | Self::InputType
                )
            }

            /// What it means, in one line.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $doc),* }
            }
        }
    };
}

// A code, what it means, and the file in `tests/rejected/` that explains it. That file begins with
// a comment of one to three sentences for the author of a spec: why there is such a rule and what
// to do. Where its edit does not make it right, `#+` and `#-` say what does; `explain.rs` reads it.
codes! {
    Yaml = "E0101", "The text is not YAML.", "yaml";
    YamlFeature = "E0102", "The text uses a part of YAML that specs do without.", "anchor";
    DuplicateKey = "E0103", "A key stands twice in one mapping.", "duplicate_key";
    TooLarge = "E0104", "The file is too long, nested too deeply or holds too much.", "too_deep";
    Character = "E0105", "A character is refused, because it could hide or change what a reader sees.", "bidi_character";
    Form = "E0106", "A mapping, list or text was expected.", "text_expected";
    UnknownKey = "E0107", "No such key.", "unknown_key";
    MissingKey = "E0108", "A required key is missing.", "missing_key";
    Word = "E0109", "The text is none of the expected words.", "unknown_word";
    Template = "E0110", "A template cannot be read.", "template";
    TypeForm = "E0111", "A type cannot be read.", "type_form";
    Call = "E0112", "A call line cannot be read.", "call";
    PlacementKey = "E0113", "The key of a placement cannot be read.", "carrier";
    ExpiryForm = "E0114", "An expiry cannot be read.", "length_without_a_unit";
    ConditionForm = "E0115", "A condition cannot be read.", "condition_form";
    Attribute = "E0116", "An attribute has no place here.", "attribute";
    Date = "E0117", "A day is not written as YYYY-MM-DD.", "date";
    Pattern = "E0118", "A regular expression cannot be read.", "pattern";
    Empty = "E0119", "Something stands empty that must not.", "empty_text";
    NeverChecked = "W0101", "A day on which nobody can have read the vendor's pages.", "checked_before_the_pages";
    UnknownEndpoint = "E0201", "No endpoint of that name.", "unknown_endpoint";
    UnknownScheme = "E0202", "No scheme of that id.", "unknown_scheme";
    UnknownValue = "E0203", "A placeholder that nothing fills.", "unknown_placeholder";
    UnknownType = "E0204", "No type of that name.", "unknown_type";
    UnknownError = "E0205", "No error form of that name.", "unknown_error_form";
    UnknownHost = "E0206", "No host of that name.", "unknown_host";
    UnknownPath = "E0207", "The answer has no such member.", "unknown_path";
    Unused = "E0208", "Something is declared and never used.", "unused_input";
    Unfilled = "E0209", "A field of a step that nothing fills.", "unfilled_field";
    UnknownField = "E0210", "The endpoint has no such field.", "unknown_field";
    UnknownInput = "E0211", "No input of that name.", "unknown_input";
    Url = "E0301", "A URL is refused.", "http_url";
    HostTemplate = "E0302", "A host would be open to any value.", "host_open_to_any_input";
    Header = "E0303", "A header is refused.", "header_field_authorization";
    Twice = "E0304", "The same thing is sent twice.", "sent_twice";
    Body = "E0305", "The body does not fit the request.", "body_on_get";
    StandardUse = "E0306", "The standard asks for something else.", "standard_without_client";
    Scopes = "E0307", "Scopes are missing or doubled.", "scopes_both";
    Shadowed = "E0308", "A condition never holds, because another is asked before it.", "condition_never_asked";
    NearlyAScope = "W0301", "A scope has nearly the name of another one.", "nearly_a_scope";
    Name = "E0401", "A name is refused.", "name_not_snake";
    Taken = "E0402", "Two names are the same or become the same.", "names_collide";
    Endless = "E0403", "A type holds itself.", "endless_type";
    LooksSecret = "E0501", "Something that looks secret is declared as text.", "looks_secret";
    SendsText = "E0502", "A credential is declared as text.", "token_kept_as_text";
    Answer = "E0503", "An answer to a warning answers none.", "answer_to_no_warning";
    LooksReal = "W0501", "An example looks like a live secret.", "example_that_looks_real";
    SecretInAddress = "W0502", "A credential is a part of addresses.", "secret_in_the_query";
    HandsOverPassword = "W0503", "A grant for which a person hands a password to the program.", "password_grant";
    ExampleDiffers = "E0601", "An example does not come out as written.", "example_differs";
    ExampleValue = "E0602", "A value does not fit its type.", "example_value";
    ExclusiveRevoke = "E0701", "An exclusive session cannot be revoked.", "exclusive_without_revoke";
    RefreshBlind = "E0702", "A refresh, or the end of a session, is told nothing of it.", "refresh_blind";
    ExpiryMissing = "E0703", "Nothing says how long a credential lives.", "expiry_missing";
    ExpiryType = "E0704", "An expiry is read from a member of another type.", "expiry_type";
    Misplaced = "E0705", "A key has no place in this scheme.", "misplaced_key";
    StepAuth = "E0706", "A step is sent before there is a credential for it.", "step_needs_credential";
    InputType = "E0707", "An input cannot be of that type.", "input_type";
    ParentCycle = "E0708", "A derived credential would be made with itself.", "derived_of_itself";
    RefreshSpent = "E0709", "A refresh spends its token and brings no other.", "refresh_spends_its_token";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
