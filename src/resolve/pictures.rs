//! Picture files as the press takes them: grey stays on the black plate, CMYK passes
//! untouched, RGB is converted through the press profile.

use super::desk::Desk;
use super::press::{Press, srgb};
use super::{Picture, PictureData};
use crate::base::{PictureId, Span};
use crate::diag::{Code, Message};
use crate::edition::Ranged;
use crate::say;
use crate::world::Bytes;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, Layout, RenderingIntent, TransformOptions};
use std::io::Cursor;

/// Pixels that a side may have.
const LONGEST_SIDE: u32 = 30_000;
/// Pixels that a picture may have in all.
const MOST_PIXELS: u64 = 200_000_000;

/// Pictures read so far.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) list: Vec<Picture>,
}

/// Why a picture cannot be used.
enum Fault {
    Bad(String),
    Format,
    TooLarge(u32, u32),
}

impl Desk<'_> {
    /// Reads the picture that a figure names, or none with the fault noted.
    pub(super) fn picture(
        &mut self,
        file: &Ranged<String>,
        press: &str,
        pictures: &mut Pictures,
    ) -> Option<PictureId> {
        let (_, bytes) = self.read(file)?;
        match prepare(&bytes, press) {
            Ok((width, height, data)) => {
                let id = u32::try_from(pictures.list.len()).ok()?;
                let name = file.value.clone();
                pictures.list.push(Picture {
                    name,
                    width,
                    height,
                    data,
                    span: file.span,
                });
                Some(PictureId(id))
            }
            Err(fault) => {
                self.bad_picture(&file.value, file.span, &fault);
                None
            }
        }
    }

    fn bad_picture(&mut self, name: &str, span: Span, fault: &Fault) {
        let (code, message): (Code, Message) = match fault {
            Fault::TooLarge(w, h) => (
                Code::TooLarge,
                say!(
                    "图片 {name} 有 {w} × {h} 像素，每边至多 {LONGEST_SIDE}，总数至多 {MOST_PIXELS}",
                    "the picture {name} has {w} × {h} pixels; at most {LONGEST_SIDE} a side and {MOST_PIXELS} in all"
                ),
            ),
            Fault::Format => (
                Code::BadPicture,
                say!(
                    "图片 {name} 不是 PNG 或 JPEG",
                    "the picture {name} is neither PNG nor JPEG"
                ),
            ),
            Fault::Bad(why) => (
                Code::BadPicture,
                say!(
                    "图片 {name} 读不出：{why}",
                    "the picture {name} cannot be read: {why}"
                ),
            ),
        };
        self.advise(
            code,
            span,
            message,
            say!("用图像软件另存为 PNG 或 JPEG", "save it again as PNG or JPEG"),
        );
    }
}

/// The pixels as the page will carry them: across, down, data.
fn prepare(bytes: &Bytes, press: &str) -> Result<(u32, u32, PictureData), Fault> {
    let format = image::guess_format(bytes).map_err(|_| Fault::Format)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(Fault::Format);
    }
    let reader = || ImageReader::with_format(Cursor::new(&bytes[..]), format);
    let (w, h) = reader().into_dimensions().map_err(bad)?;
    let pixels = u64::from(w) * u64::from(h);
    if w > LONGEST_SIDE || h > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(Fault::TooLarge(w, h));
    }
    let mut reader = reader();
    reader.limits(Limits::no_limits());
    // decoded even where the file passes through, so that a broken one is found here
    let decoded = reader.decode().map_err(bad)?;
    if format == ImageFormat::Jpeg
        && let Some((inks @ (1 | 4), inverted)) = jpeg_inks(bytes)
    {
        return Ok((w, h, PictureData::Jpeg { bytes: bytes.clone(), inks, inverted }));
    }
    let rgb = on_paper(&decoded);
    let data = if rgb.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]) {
        let grey: Vec<u8> = rgb.chunks_exact(3).map(|pixel| pixel[0]).collect();
        PictureData::Raw { bytes: grey.into(), inks: 1 }
    } else {
        PictureData::Raw { bytes: to_press(&rgb, press)?.into(), inks: 4 }
    };
    Ok((w, h, data))
}

fn bad(why: image::ImageError) -> Fault {
    match why {
        image::ImageError::Unsupported(_) => Fault::Format,
        other => Fault::Bad(other.to_string()),
    }
}

/// RGB samples, transparent pixels laid over white paper.
fn on_paper(decoded: &DynamicImage) -> Vec<u8> {
    if !decoded.color().has_alpha() {
        return decoded.to_rgb8().into_raw();
    }
    let over = |ink: u8, alpha: u8| {
        let (ink, alpha) = (u32::from(ink), u32::from(alpha));
        u8::try_from((ink * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
    };
    decoded
        .to_rgba8()
        .pixels()
        .flat_map(|pixel| {
            let [r, g, b, a] = pixel.0;
            [over(r, a), over(g, a), over(b, a)]
        })
        .collect()
}

/// CMYK samples of RGB samples, through sRGB and the press profile, perceptually.
fn to_press(rgb: &[u8], press: &str) -> Result<Vec<u8>, Fault> {
    let fault = |why: moxcms::CmsError| Fault::Bad(why.to_string());
    let press = Press::bundled(press).or_else(|| Press::bundled("newsprint"));
    let profile = press.map_or(&[][..], |press| press.profile);
    let source = ColorProfile::new_from_slice(srgb()).map_err(fault)?;
    let target = ColorProfile::new_from_slice(profile).map_err(fault)?;
    let options = TransformOptions {
        rendering_intent: RenderingIntent::Perceptual,
        ..TransformOptions::default()
    };
    // moxcms keeps four inks in the layout of RGBA
    let transform = source
        .create_transform_8bit(Layout::Rgb, &target, Layout::Rgba, options)
        .map_err(fault)?;
    let mut cmyk = vec![0; rgb.len() / 3 * 4];
    transform.transform(rgb, &mut cmyk).map_err(fault)?;
    Ok(cmyk)
}

/// The components of a JPEG's frame, and whether Adobe's marker says that 0 is solid.
fn jpeg_inks(bytes: &[u8]) -> Option<(u8, bool)> {
    let mut at = 2;
    let mut adobe = false;
    loop {
        let marker = bytes.get(at..at + 2)?;
        if marker[0] != 0xff {
            return None;
        }
        if marker[1] == 0xff {
            at += 1;
            continue;
        }
        let length =
            usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let body = bytes.get(at + 4..at + 2 + length)?;
        match marker[1] {
            0xee => adobe |= body.starts_with(b"Adobe"),
            // start of frame, but for the tables that share its range (ITU T.81 B.1.1.3)
            0xc0..=0xcf if !matches!(marker[1], 0xc4 | 0xc8 | 0xcc) => {
                let inks = *body.get(5)?;
                return Some((inks, adobe && inks == 4));
            }
            _ => {}
        }
        at += 2 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Rgb, RgbImage, Rgba, RgbaImage};

    fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Bytes {
        let mut out = Cursor::new(Vec::new());
        image.into().write_to(&mut out, format).unwrap();
        out.into_inner().into()
    }

    #[test]
    fn red_becomes_ink_within_the_limit() {
        let png = file(RgbImage::from_pixel(4, 2, Rgb([220, 20, 20])), ImageFormat::Png);
        let Ok((4, 2, PictureData::Raw { bytes, inks: 4 })) = prepare(&png, "newsprint")
        else {
            panic!("no CMYK")
        };
        let [c, m, y, k] = [bytes[0], bytes[1], bytes[2], bytes[3]].map(u32::from);
        assert!(m > 180 && y > 150 && c < 90, "{c} {m} {y} {k}");
        assert!((c + m + y + k) * 100 / 255 <= 225, "{c} {m} {y} {k}");
    }

    #[test]
    fn grey_and_transparent_stay_black_only() {
        let png = file(RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0])), ImageFormat::Png);
        let Ok((_, _, PictureData::Raw { bytes, inks: 1 })) = prepare(&png, "coated")
        else {
            panic!("not black")
        };
        assert_eq!(&bytes[..], [255; 4]);
        let jpeg = file(GrayImage::new(8, 8), ImageFormat::Jpeg);
        assert!(matches!(
            prepare(&jpeg, "coated"),
            Ok((8, 8, PictureData::Jpeg { inks: 1, inverted: false, .. }))
        ));
    }

    #[test]
    fn broken_files_are_refused() {
        let mut png = file(RgbImage::new(40, 40), ImageFormat::Png).to_vec();
        png.truncate(60);
        assert!(matches!(prepare(&png.into(), "coated"), Err(Fault::Bad(_))));
        assert!(matches!(
            prepare(&b"GIF89a".to_vec().into(), "coated"),
            Err(Fault::Format)
        ));
    }
}
