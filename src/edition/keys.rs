//! How tables and words are declared: one declaration gives the struct, its schema and
//! the code that reads it, so that the three cannot part.

/// Declares tables whose every key is optional as written; `resolve` decides what must
/// be there. `where 1..` sets the least value of a number. Each table knows the span of
/// its header or braces.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident: $ty:ty $(where $least:literal ..)?,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            /// Where the table was written: its header line or its braces; for the
            /// edition itself the start of the file.
            #[schemars(skip)]
            pub header: Span,
            $(
                $(#[$field_doc])*
                #[serde(default)]
                $(#[schemars(range(min = $least))])?
                pub $field: Option<Ranged<$ty>>,
            )*
        }

        impl $name {
            /// Every key, as the file spells it.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field),)*];
        }

        impl $crate::edition::read::Read for $name {
            fn wanted() -> $crate::diag::Message {
                $crate::say!("一个表", "a table")
            }

            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reader: &mut $crate::edition::read::Reader<'_>,
            ) -> Option<Self> {
                let entries = reader.table(value)?;
                let mut table = Self { header: reader.span(value.span()), ..Self::default() };
                for (key, value) in entries {
                    match key.get_ref().as_ref() {
                        $(stringify!($field) => {
                            #[allow(
                                unused_mut, unused_assignments,
                                reason = "only some numbers have a least value"
                            )]
                            let mut least = 0;
                            $(least = $least;)?
                            table.$field =
                                reader.field(stringify!($field), least, value);
                        })*
                        _ => reader.unknown(key, Self::KEYS),
                    }
                }
                Some(table)
            }
        }
    )*};
}

/// Declares words that a key may take, each with its spelling.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$word_doc:meta])* $word:ident = $text:literal,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
        pub enum $name {
            $($(#[$word_doc])* #[serde(rename = $text)] $word,)*
        }

        impl $name {
            /// Every word with its spelling.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$word, $text),)*];
        }

        impl $crate::edition::read::Read for $name {
            fn wanted() -> $crate::diag::Message {
                $crate::edition::read::one_of(&[$($text,)*])
            }

            fn read(
                value: &toml::Spanned<toml::de::DeValue<'_>>,
                reader: &mut $crate::edition::read::Reader<'_>,
            ) -> Option<Self> {
                reader.word(value, Self::ALL)
            }
        }
    )*};
}

pub(super) use {tables, words};
