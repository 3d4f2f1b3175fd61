//! What inks look like on a screen. Black ink is grey; other inks of type, rules and grounds
//! follow the plain rule (1 − ink)(1 − black), for the press's own red is pale on a screen
//! and too weak to read; pictures go back to RGB through the press profile, the way they
//! came. Screens know no plates and no overprint.

use super::{Image, Job, Profile};
use crate::base::{Color, Tint};
use moxcms::{
    ColorProfile, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions,
};
use std::borrow::Cow;
use std::sync::Arc;

/// Inks of pictures and colours turned into light.
pub(super) struct Screen {
    /// From the press's CMYK to sRGB; none where the job has no profile that can be read.
    press: Option<Arc<Transform8BitExecutor>>,
    /// By `SpotId`, the process inks that stand in for a spot, in thousandths.
    spots: Vec<[u16; 4]>,
}

/// A colour of a screen; components in thousandths, 1000 is light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Light {
    /// Grey.
    Grey(i64),
    /// Red, green, blue.
    Rgb([i64; 3]),
}

impl Screen {
    /// The colours of a job that is for screens; `None` for the others.
    pub(super) fn of(job: &Job<'_>) -> Option<Self> {
        if job.profile != Profile::Screen {
            return None;
        }
        let press = job.press.as_ref().and_then(|press| transform(press.profile));
        let spots = job.plates.iter().map(|plate| plate.alternate).collect();
        Some(Self { press, spots })
    }

    /// What a colour looks like.
    pub(super) fn light(&self, color: Color) -> Light {
        match color {
            Color::Black(tint) => Light::Grey(1000 - i64::from(tint.get())),
            Color::Paper => Light::Grey(1000),
            Color::Process(inks) => process(inks.map(Tint::get)),
            Color::Spot(id, tint) => {
                let alternate = self.spots.get(id.index()).copied().unwrap_or_default();
                let share = |ink: u16| u32::from(ink) * u32::from(tint.get()) / 1000;
                process(alternate.map(|ink| u16::try_from(share(ink)).unwrap_or(1000)))
            }
        }
    }

    /// RGB samples of CMYK samples, 255 being solid.
    fn samples(&self, cmyk: &[u8]) -> Vec<u8> {
        let mut rgb = vec![0; cmyk.len() / 4 * 3];
        let done = self.press.as_ref().map(|press| press.transform(cmyk, &mut rgb));
        if !matches!(done, Some(Ok(()))) {
            for (light, inks) in rgb.chunks_exact_mut(3).zip(cmyk.chunks_exact(4)) {
                let [c, m, y, k] = [0, 1, 2, 3].map(|at| 255 - u16::from(inks[at]));
                for (light, rest) in light.iter_mut().zip([c, m, y]) {
                    *light = u8::try_from(rest * k / 255).unwrap_or(u8::MAX);
                }
            }
        }
        rgb
    }

    /// The RGB samples of a picture of four inks; `None` where its file cannot be read, or
    /// has one ink, which is grey as it is. A JPEG file is turned by its decoder.
    pub(super) fn picture<'a>(&self, image: &Image<'a>) -> Option<Cow<'a, [u8]>> {
        if image.inks != 4 {
            return None;
        }
        if !image.jpeg {
            let inks: Cow<'_, [u8]> = if image.inverted {
                image.bytes.iter().map(|ink| 255 - ink).collect()
            } else {
                image.bytes.into()
            };
            return Some(self.samples(&inks).into());
        }
        let format = image::ImageFormat::Jpeg;
        let rgb = image::load_from_memory_with_format(image.bytes, format).ok()?;
        let rgb = rgb.to_rgb8();
        (rgb.dimensions() == (image.width, image.height)).then(|| rgb.into_raw().into())
    }
}

/// From the CMYK of a profile to sRGB.
fn transform(profile: &[u8]) -> Option<Arc<Transform8BitExecutor>> {
    let options = TransformOptions {
        rendering_intent: RenderingIntent::Perceptual,
        ..TransformOptions::default()
    };
    let source = ColorProfile::new_from_slice(profile).ok()?;
    // moxcms keeps four inks in the layout of RGBA
    source
        .create_transform_8bit(
            Layout::Rgba,
            &ColorProfile::new_srgb(),
            Layout::Rgb,
            options,
        )
        .ok()
}

/// The plain rule, in thousandths.
fn process(inks: [u16; 4]) -> Light {
    let [c, m, y, k] = inks.map(|ink| 1000 - i64::from(ink.min(1000)));
    if [c, m, y] == [1000; 3] {
        return Light::Grey(k);
    }
    Light::Rgb([c, m, y].map(|rest| rest * k / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_of_type_follow_the_plain_rule() {
        let plain = Screen { press: None, spots: vec![[0, 1000, 900, 0]] };
        assert_eq!(plain.light(Color::BLACK), Light::Grey(0));
        assert_eq!(plain.light(Color::Paper), Light::Grey(1000));
        let red = Color::Spot(crate::base::SpotId(0), Tint::SOLID);
        assert_eq!(plain.light(red), Light::Rgb([1000, 0, 100]));
        let half = Color::Process([0, 500, 0, 500].map(Tint::permille));
        assert_eq!(plain.light(half), Light::Rgb([500, 250, 500]));
    }

    #[test]
    fn pictures_go_back_the_way_they_came() {
        let file = crate::base::bundle::file("newsprint26_tac220.icc").unwrap();
        for press in [None, transform(file)] {
            let screen = Screen { press, spots: Vec::new() };
            let rgb = screen.samples(&[0, 0, 0, 0, 0, 230, 200, 0]);
            assert!(rgb[..3].iter().all(|light| *light > 250), "{rgb:?}");
            assert!(rgb[3] > 200 && rgb[4] < 140 && rgb[5] < 140, "{rgb:?}");
        }
    }
}
