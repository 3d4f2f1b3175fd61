//! Press profiles 印刷条件: the paper's colour profile and its limit of ink.

use crate::base::bundle;
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
    /// Short name of the printing condition, as registries list it.
    pub identifier: String,
    /// The printing condition in words, for the output intent.
    pub condition: String,
    /// The ICC profile: CMYK, output class.
    pub profile: &'static [u8],
    /// The same as a zlib stream, as PDF files embed it.
    pub deflated: &'static [u8],
    /// The most ink of all plates together, in percent.
    pub ink_limit: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PressFile {
    title: String,
    profile: String,
    identifier: String,
    condition: String,
    ink_limit: u16,
}

/// The file of the profile of pictures that name none: sRGB.
const SRGB: &str = "sRGB.icc";

/// The profile of pictures that name none.
pub(super) fn srgb() -> &'static [u8] {
    bundle::file(SRGB).unwrap_or_default()
}

impl Press {
    /// The profile of a name, or `None` where none ships under it.
    pub fn bundled(name: &str) -> Option<Self> {
        let name = NAMES.into_iter().find(|known| *known == name)?;
        let text = std::str::from_utf8(bundle::file(&format!("{name}.toml"))?).ok()?;
        let file: PressFile = toml::from_str(text).ok()?;
        Some(Self {
            name,
            title: file.title,
            identifier: file.identifier,
            condition: file.condition,
            profile: bundle::file(&file.profile)?,
            deflated: bundle::deflated(&file.profile)?,
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
