//! Page images of a finished PDF, drawn by a renderer in Rust: the same pixels on every
//! machine. It knows nothing of output intents and overprint, so it shows pages and
//! proves no colour.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

/// Points in an inch.
const PT_PER_INCH: f32 = 72.0;

/// The resolutions that are drawn, in dots per inch.
pub const DPI: std::ops::RangeInclusive<u16> = 10..=1200;

/// The picture of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    /// Number of the page, from 1.
    pub page: usize,
    /// Pixels across.
    pub width: u16,
    /// Pixels down.
    pub height: u16,
    /// The PNG file.
    pub bytes: Vec<u8>,
}

/// Why a PDF could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// The bytes are no PDF, or one too damaged to read.
    NotPdf,
    /// The file asks for a password or a cipher that is not known.
    Encrypted,
    /// The resolution is not within [`DPI`].
    Dpi(u16),
    /// There is no page of this number; the file has so many.
    NoPage(usize, usize),
    /// A page is larger than 65,535 dots at this resolution.
    TooLarge(usize),
    /// The picture could not be encoded, in the encoder's words.
    Encode(String),
}

/// A PDF file opened for drawing.
pub struct Document(Pdf);

impl Document {
    /// Reads a PDF file.
    pub fn open(pdf: Vec<u8>) -> Result<Self, RenderError> {
        match Pdf::new(pdf) {
            Ok(pdf) => Ok(Self(pdf)),
            Err(LoadPdfError::Decryption(_)) => Err(RenderError::Encrypted),
            Err(LoadPdfError::Invalid) => Err(RenderError::NotPdf),
        }
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// Draws pages, numbered from 1, at a resolution; each picture goes to `done` as soon
    /// as it is drawn, in the order asked for.
    pub fn draw(
        &self,
        pages: &[usize],
        dpi: u16,
        mut done: impl FnMut(Png),
    ) -> Result<(), RenderError> {
        if !DPI.contains(&dpi) {
            return Err(RenderError::Dpi(dpi));
        }
        let cache = RenderCache::new();
        for &number in pages {
            done(self.page(number, dpi, &cache)?);
        }
        Ok(())
    }

    fn page<'a>(
        &'a self,
        number: usize,
        dpi: u16,
        cache: &RenderCache<'a>,
    ) -> Result<Png, RenderError> {
        let page = number
            .checked_sub(1)
            .and_then(|index| self.0.pages().get(index))
            .ok_or(RenderError::NoPage(number, self.pages()))?;
        let scale = f32::from(dpi) / PT_PER_INCH;
        let (width, height) = page.render_dimensions();
        if width.max(height) * scale >= f32::from(u16::MAX) {
            return Err(RenderError::TooLarge(number));
        }
        let pixmap = hayro::render(
            page,
            cache,
            &InterpreterSettings::default(),
            // hinting would move stems by whole dots and depends on the face's program
            &RenderSettings { hinting: false, ..RenderSettings::default() },
            &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
        );
        let (width, height) = (pixmap.width(), pixmap.height());
        let bytes =
            pixmap.into_png().map_err(|error| RenderError::Encode(error.to_string()))?;
        Ok(Png { page: number, width, height, bytes })
    }
}

/// Draws every page of a PDF file at a resolution in dots per inch.
pub fn render(pdf: Vec<u8>, dpi: u16) -> Result<Vec<Png>, RenderError> {
    let document = Document::open(pdf)?;
    let pages: Vec<usize> = (1..=document.pages()).collect();
    let mut list = Vec::with_capacity(pages.len());
    document.draw(&pages, dpi, |png| list.push(png))?;
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// Two pages of 72 × 36 pt; the left half of each is solid black ink.
    fn sample() -> Vec<u8> {
        let ink = "0 0 0 1 k 0 0 36 36 re f";
        let page = |contents: u32| {
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 36]/Resources<<>>/Contents {contents} 0 R>>"
            )
        };
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned(),
            page(5),
            page(5),
            format!("<</Length {}>>stream\n{ink}\nendstream", ink.len()),
        ];
        let mut pdf = "%PDF-1.7\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (number, object) in (1..).zip(&objects) {
            let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
            let _ = writeln!(pdf, "{number} 0 obj{object}endobj");
        }
        let (start, size) = (pdf.len(), objects.len() + 1);
        let _ = write!(
            pdf,
            "{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        pdf.into_bytes()
    }

    #[test]
    fn pages_come_out_at_the_asked_size_and_black_where_inked() {
        let list = render(sample(), 144).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!((list[1].page, list[1].width, list[1].height), (2, 144, 72));
        let picture = image::load_from_memory(&list[0].bytes).unwrap().to_rgb8();
        assert!(picture.get_pixel(20, 36).0.iter().all(|&v| v < 64));
        assert_eq!(picture.get_pixel(120, 36).0, [255, 255, 255]);
    }

    #[test]
    fn the_same_file_gives_the_same_pictures() {
        assert_eq!(render(sample(), 96), render(sample(), 96));
    }

    #[test]
    fn faults_are_told_apart() {
        assert_eq!(render(b"not a pdf".to_vec(), 96), Err(RenderError::NotPdf));
        assert_eq!(render(sample(), 5), Err(RenderError::Dpi(5)));
        let document = Document::open(sample()).unwrap();
        assert_eq!(document.draw(&[3], 96, |_| ()), Err(RenderError::NoPage(3, 2)));
    }
}
