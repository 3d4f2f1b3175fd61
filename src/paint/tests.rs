//! A file of two pages with every kind of item, read back.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers of the sample are small"
)]

mod readback;
mod sample;

use super::*;
use crate::base::{FaceId, PictureId, Tint};
use crate::diag::Code;
use crate::pages::ItemKind;
use sample::Sample;

#[test]
fn every_thread_count_gives_the_same_bytes() {
    let sample = Sample::new();
    let files: Vec<Vec<u8>> = [1, 2, 5]
        .into_iter()
        .map(|count| {
            let pool =
                rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
            pool.install(|| sample.paint(Profile::Press))
        })
        .collect();
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
    assert_ne!(files[0], sample.paint(Profile::Archive));
}

#[test]
fn faults_are_all_told() {
    let sample = Sample::new();
    let mut pages = sample.pages.clone();
    let mut broken = 0;
    for item in &mut pages.pages[0].items {
        match &mut item.kind {
            ItemKind::Text(_, run) if broken == 0 => {
                run.glyphs[0].id = 0;
                broken += 1;
            }
            ItemKind::Text(_, run) if broken == 1 => {
                run.face = FaceId(999);
                broken += 1;
            }
            ItemKind::Picture(_, id) if broken == 2 => {
                *id = PictureId(77);
                broken += 1;
            }
            ItemKind::Fill(_, color) => {
                *color = crate::base::Color::Spot(crate::base::SpotId(9), Tint::SOLID);
            }
            _ => {}
        }
    }
    let mut job = sample.job(Profile::Press);
    job.images[1].width += 1;
    let found = paint(&pages, &job).unwrap_err().into_vec();
    let count = |code| found.iter().filter(|fault| fault.code == code).count();
    assert_eq!(count(Code::MissingGlyph), 1);
    assert_eq!(count(Code::BadPicture), 1);
    assert!(count(Code::Internal) >= 3, "{found:#?}");
}
