//! Fonts of the user's own in place of those that ship, by role, and the sizes and heights
//! of faces beside each other.

use super::desk::{Desk, nearest};
use crate::base::{Em, FaceId};
use crate::diag::{Code, Diagnostic};
use crate::edition::{Font, Ranged};
use crate::font::{FaceUse, FontBook, Part};
use crate::say;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// What a role of `[[font]]` replaces: parts of typefaces. Those of Latin name letters and
/// digits together.
type Parts = &'static [(&'static str, &'static [Part])];

const HAN: &[Part] = &[Part::Han];
const LATIN: &[Part] = &[Part::Latin, Part::Digit];

const ROLES: [(&str, Parts); 19] = [
    ("body", &[("body", HAN)]),
    ("body-bold", &[("body-bold", HAN)]),
    ("headline", &[("headline", HAN), ("headline-bold", HAN)]),
    ("hei", &[("hei", HAN), ("hei-black", HAN)]),
    ("hei-regular", &[("hei-regular", HAN)]),
    ("kai", &[("kai", HAN)]),
    ("fangsong", &[("fangsong", HAN)]),
    ("display", &[("display", HAN)]),
    ("latin", &[("body", LATIN), ("kai", LATIN), ("fangsong", LATIN)]),
    (
        "latin-bold",
        &[("body-bold", LATIN), ("headline", LATIN), ("headline-bold", LATIN)],
    ),
    ("latin-body", &[("body", LATIN)]),
    ("latin-body-bold", &[("body-bold", LATIN)]),
    ("latin-headline", &[("headline", LATIN), ("headline-bold", LATIN)]),
    ("latin-hei", &[("hei", LATIN), ("hei-black", LATIN)]),
    ("latin-hei-regular", &[("hei-regular", LATIN)]),
    ("latin-kai", &[("kai", LATIN)]),
    ("latin-fangsong", &[("fangsong", LATIN)]),
    ("latin-display", &[("display", LATIN)]),
    ("figures", &[("figures", LATIN)]),
];

/// Sizes of a face beside its neighbours, in permille.
const SCALES: RangeInclusive<u16> = 500..=2000;
/// Heights of its baseline, in permille of an em.
const RISES: RangeInclusive<i16> = -500..=500;

impl Desk<'_> {
    /// The fonts that ship, with the user's own in their places and at the sizes and
    /// heights that the user gives them; faults noted.
    pub(super) fn fonts(
        &mut self,
        fonts: Option<&Ranged<Vec<Ranged<Font>>>>,
    ) -> FontBook {
        let mut book = FontBook::bundled();
        let mut roles = BTreeSet::new();
        for font in fonts.map_or(&[][..], |fonts| &fonts.value) {
            let Some(role) = self.font_role(font, &mut roles) else { continue };
            let set = &font.value;
            let scale = set.scale.as_ref();
            let scale = scale.map(|_| self.within("scale", scale, SCALES, 1000));
            let rise = set.rise.as_ref();
            let rise = rise.map(|_| self.within("rise", rise, RISES, 0));
            let tuned = scale.is_some() || rise.is_some();
            let own = if set.file.is_none() && tuned {
                None
            } else {
                let Some(face) = self.face(font, &mut book) else { continue };
                Some(FaceUse::plain(face))
            };
            for (typeface, parts) in role {
                let Some(typeface) = book.find(typeface) else { continue };
                for part in *parts {
                    // Without a file, the face that serves already is tuned.
                    let used = own.or_else(|| book.used(typeface, *part));
                    let Some(mut used) = used else { continue };
                    used.scale = scale.unwrap_or(used.scale);
                    used.rise =
                        rise.map_or(used.rise, |rise| Em::new(i64::from(rise), 1000));
                    book.set(typeface, *part, used);
                }
            }
        }
        book
    }

    /// What a font's role stands for; a role set before is told.
    fn font_role<'f>(
        &mut self,
        font: &'f Ranged<Font>,
        before: &mut BTreeSet<&'f str>,
    ) -> Option<Parts> {
        let Some(role) = &font.value.role else {
            self.error(
                Code::MissingKey,
                font.span,
                say!("[[font]] 缺 role", "a [[font]] lacks its role"),
            );
            return None;
        };
        let found = ROLES.iter().find(|(name, _)| *name == role.value);
        if found.is_none() {
            let names = ROLES.map(|(name, _)| name);
            let (asked, all) = (&role.value, names.join(", "));
            let near = nearest(asked, names).unwrap_or("body");
            self.advise(
                Code::BadValue,
                role.span,
                say!("没有字体角色 {asked}", "there is no font role {asked}"),
                say!(
                    "可用 {all}；是不是 {near}？",
                    "there are {all}; did you mean {near}?"
                ),
            );
        }
        if found.is_some() && !before.insert(&role.value) {
            let asked = &role.value;
            self.advise(
                Code::Duplicate,
                role.span,
                say!("字体角色 {asked} 写了两次", "the font role {asked} is set twice"),
                say!("并成一张 [[font]]", "join both into one [[font]]"),
            );
        }
        found.map(|(_, parts)| *parts)
    }

    fn face(&mut self, font: &Ranged<Font>, book: &mut FontBook) -> Option<FaceId> {
        let Some(file) = &font.value.file else {
            self.advise(
                Code::MissingKey,
                font.span,
                say!("[[font]] 缺 file", "a [[font]] lacks its file"),
                say!(
                    "写 file 换字体，或写 scale、rise 调现有字体的大小、高低",
                    "set `file`, or `scale` or `rise` to tune the font that ships"
                ),
            );
            return None;
        };
        let (_, bytes) = self.read(file)?;
        let index = font.value.index.as_ref().map_or(0, |index| index.value);
        match book.add(bytes, u32::from(index)) {
            Ok(face) => Some(face),
            Err(fault) => {
                self.faults.push(
                    Diagnostic::error(fault.code(), file.span, fault.message())
                        .help(fault.help()),
                );
                None
            }
        }
    }
}
