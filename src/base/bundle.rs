//! What ships inside the program, read in place: fonts, themes, press profiles. The
//! lists are made by `build.rs` from `fonts/` and `config/`.

/// A file that ships inside the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Bundled {
    /// The file name, as in `fonts/`, `config/themes/` or `config/presses/`.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

impl std::fmt::Debug for Bundled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

fn find(list: &[Bundled], name: &str) -> Option<&'static [u8]> {
    list.iter().find(|file| file.name == name).map(|file| file.bytes)
}

/// Every font file, in byte order of the names.
pub fn fonts() -> &'static [Bundled] {
    FONTS
}

/// Every theme, press profile and ICC profile.
pub fn config() -> &'static [Bundled] {
    CONFIG
}

/// The bytes of a font, theme, press profile or ICC profile by its file name.
pub fn file(name: &str) -> Option<&'static [u8]> {
    find(CONFIG, name).or_else(|| find(FONTS, name))
}

/// An ICC profile as a zlib stream, deflated when the program was built: deflating the
/// default one takes longer than setting a page.
pub fn deflated(name: &str) -> Option<&'static [u8]> {
    find(DEFLATED, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn profiles_inflate_to_what_ships() {
        let name = "newsprint26_tac220.icc";
        let mut plain = Vec::new();
        let packed = deflated(name).unwrap();
        flate2::read::ZlibDecoder::new(packed).read_to_end(&mut plain).unwrap();
        assert_eq!(Some(plain.as_slice()), file(name));
        assert_eq!(file("no such file"), None);
    }
}
