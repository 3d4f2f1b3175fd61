//! Press profiles 印刷条件: the paper's colour profile and its limit of ink.

use serde::Deserialize;

/// The names of the profiles that ship, the default first.
pub const NAMES: [&str; 3] = ["newsprint", "coated", "uncoated"];

/// A press profile that ships: `config/presses/NAME.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// Its name, as `page.press` takes it.
    pub name: &'static str,
    /// Its Chinese name.
    pub title: String,
    /// The printing condition, for the output intent.
    pub condition: String,
    /// The ICC profile: CMYK, output class.
    pub profile: &'static [u8],
    /// The most ink of all plates together, in percent.
    pub ink_limit: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PressFile {
    title: String,
    profile: String,
    condition: String,
    ink_limit: u16,
}

const FILES: [(&str, &str); 3] = [
    ("newsprint", include_str!("../../config/presses/newsprint.toml")),
    ("coated", include_str!("../../config/presses/coated.toml")),
    ("uncoated", include_str!("../../config/presses/uncoated.toml")),
];

const PROFILES: [(&str, &[u8]); 3] = [
    (
        "newsprint26_tac220.icc",
        include_bytes!("../../config/presses/newsprint26_tac220.icc"),
    ),
    ("FOGRA39L_coated.icc", include_bytes!("../../config/presses/FOGRA39L_coated.icc")),
    ("FOGRA47L_uncoated.icc", include_bytes!("../../config/presses/FOGRA47L_uncoated.icc")),
];

/// The profile of pictures that name none: sRGB.
pub(super) const SRGB: &[u8] = include_bytes!("../../config/presses/sRGB.icc");

impl Press {
    /// The profile of a name, or `None` where none ships under it.
    pub fn bundled(name: &str) -> Option<Self> {
        let (name, text) = FILES.iter().find(|(known, _)| *known == name)?;
        let file: PressFile = toml::from_str(text).ok()?;
        let (_, profile) = PROFILES.iter().find(|(known, _)| *known == file.profile)?;
        Some(Self {
            name,
            title: file.title,
            condition: file.condition,
            profile,
            ink_limit: file.ink_limit,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_file_and_a_cmyk_profile() {
        for name in NAMES {
            let press = Press::bundled(name).unwrap();
            assert_eq!(&press.profile[16..20], b"CMYK", "{name}");
            assert!((200..=400).contains(&press.ink_limit));
        }
        assert_eq!(Press::bundled("parchment"), None);
    }
}
