//! Pictures, spot inks and overprint states: what resources name besides fonts.

use super::file::{Ids, deflate};
use super::screen::Screen;
use super::{Image, Plate};
use pdf_writer::types::OverprintMode;
use pdf_writer::writers::ImageXObject;
use pdf_writer::{Filter, Finish as _, Name, Pdf, Ref};

impl Image<'_> {
    /// Whether there are as many samples as the size says; of a JPEG file only that it
    /// begins as one.
    pub(super) fn is_sound(&self) -> bool {
        let want = u64::from(self.width) * u64::from(self.height) * u64::from(self.inks);
        let has = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
        let start =
            if self.jpeg { self.bytes.starts_with(&[0xff, 0xd8]) } else { has == want };
        start
            && want > 0
            && matches!(self.inks, 1 | 4)
            && self.width.max(self.height) < 1 << 30
    }

    /// Writes the picture, on screens in RGB where it has four inks.
    pub(super) fn write(
        &self,
        pdf: &mut Pdf,
        ids: &mut Ids,
        screen: Option<&Screen>,
    ) -> Ref {
        let id = ids.next();
        if let Some(rgb) = screen.and_then(|screen| screen.picture(self)) {
            let packed = deflate(&rgb);
            let mut image = pdf.image_xobject(id, &packed);
            image.filter(Filter::FlateDecode);
            self.measures(&mut image);
            image.color_space().device_rgb();
            return id;
        }
        let packed;
        let (bytes, filter) = if self.jpeg {
            (self.bytes, Filter::DctDecode)
        } else {
            packed = deflate(self.bytes);
            (packed.as_slice(), Filter::FlateDecode)
        };
        let mut image = pdf.image_xobject(id, bytes);
        image.filter(filter);
        self.measures(&mut image);
        if self.inks == 1 {
            // Grey is light: 0 is solid black by itself, and prints on the K plate alone.
            image.color_space().device_gray();
        } else {
            image.color_space().device_cmyk();
            if self.inverted {
                image.decode([1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
            }
        }
        id
    }

    fn measures(&self, image: &mut ImageXObject<'_>) {
        image.width(i32::try_from(self.width).unwrap_or(i32::MAX));
        image.height(i32::try_from(self.height).unwrap_or(i32::MAX));
        image.bits_per_component(8);
    }
}

impl Plate<'_> {
    /// Writes the colour space of a spot ink: its plate, and the process inks that stand
    /// in for it, in proportion to the tint.
    pub(super) fn write(&self, pdf: &mut Pdf, ids: &mut Ids) -> Ref {
        let id = ids.next();
        let mut spot = pdf.color_space(id).separation(Name(self.name.as_bytes()));
        spot.alternate_color_space().device_cmyk();
        spot.tint_exponential()
            .range([0.0, 1.0].repeat(4))
            .c0([0.0; 4])
            .c1(self.alternate.map(|ink| f32::from(ink.min(1000)) / 1000.0))
            .domain([0.0, 1.0])
            .n(1.0);
        spot.finish();
        id
    }
}

/// Writes the two overprint states: knocking out, and overprinting what is not inked.
pub(super) fn overprint(pdf: &mut Pdf, ids: &mut Ids) -> [Ref; 2] {
    let states = [ids.next(), ids.next()];
    for (id, on) in states.into_iter().zip([false, true]) {
        let mode = if on {
            OverprintMode::IgnoreZeroChannel
        } else {
            OverprintMode::OverrideAllColorants
        };
        pdf.ext_graphics(id).overprint(on).overprint_fill(on).overprint_mode(mode);
    }
    states
}
