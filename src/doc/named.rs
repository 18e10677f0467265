//! Closed vocabularies: one macro gives an enum its names in records, its parser and its JSON schema.

/// Declares an enum whose variants have fixed names in the records.
///
/// Generates `ALL`, `as_str`, `Display`, `FromStr` (error: the list of names that would be right), serde and schema.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name used in records, labels and configuration.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(format!("expected one of {}, found {text:?}", [$($text),+].join(", "))),
                }
            }
        }
    };
}

/// Declares a typed index into one of an article's lists, with its prefix in records (`t1` is `TimeId(0)`).
macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $prefix:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0 + 1)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::doc::{Effect, EventId, EventType};

    #[test]
    fn names_parse_back_and_errors_list_the_choices() {
        for effect in Effect::ALL {
            assert_eq!(effect.as_str().parse(), Ok(*effect));
        }
        assert!("slain".parse::<Effect>().is_err_and(|error| error.contains("killed")));
        assert_eq!(EventType::AttackShooting.to_string(), "attack.shooting");
        assert_eq!(EventId(0).to_string(), "e1");
    }
}
